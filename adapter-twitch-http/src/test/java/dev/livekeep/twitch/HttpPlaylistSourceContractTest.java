package dev.livekeep.twitch;

import dev.livekeep.domain.source.ChannelSpec;
import dev.livekeep.domain.source.ClientRole;
import dev.livekeep.domain.source.SourceType;
import dev.livekeep.ports.PlaylistSource;
import dev.livekeep.ports.PlaylistSource.MediaRequest;
import dev.livekeep.testkit.PlaylistSourceContract;
import dev.livekeep.twitch.http.ClientKind;
import dev.livekeep.twitch.http.HttpSettings;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;

@Tag("process")
class HttpPlaylistSourceContractTest implements PlaylistSourceContract {
    private final Bench bench = new Bench(HttpSettings.defaults().over(client()));

    ClientKind client() {
        return HttpSettings.defaults().client();
    }

    @AfterEach
    void close() {
        bench.close();
    }

    @Override
    public PlaylistSource source() {
        return bench.sources.playlists();
    }

    @Override
    public ChannelSpec live() {
        bench.server.on("/live.m3u8", 200, "", "#EXTM3U\n#EXT-X-STREAM-INF:BANDWIDTH=1000\nmedia.m3u8\n");
        return Bench.channel(new SourceType.Url(bench.server.uri("/live.m3u8")));
    }

    @Override
    public ChannelSpec offline() {
        return Bench.channel(new SourceType.Url(bench.server.uri("/nothing.m3u8")));
    }

    @Override
    public ChannelSpec unanswered() {
        bench.server.on("/never.m3u8", (request, out) -> request.awaitClosed());
        return Bench.channel(new SourceType.Url(bench.server.uri("/never.m3u8")));
    }

    private MediaRequest request(String path, Duration hard) {
        return new MediaRequest(bench.local(), bench.server.uri(path), ClientRole.FIRST, hard);
    }

    @Override
    public MediaRequest listing(String text, Duration hard) {
        bench.server.on("/media.m3u8", 200, "", text);
        return request("/media.m3u8", hard);
    }

    @Override
    public MediaRequest refused(int status, Duration hard) {
        bench.server.on("/" + status, status, "", "no");
        return request("/" + status, hard);
    }

    @Override
    public MediaRequest silent(Duration hard) {
        bench.server.on("/silent.m3u8", (request, out) -> request.awaitClosed());
        return request("/silent.m3u8", hard);
    }

    @Override
    public void passUntil(BooleanSupplier done) {
        Bench.passUntil(done);
    }
}
