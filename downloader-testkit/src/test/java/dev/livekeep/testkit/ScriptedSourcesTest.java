package dev.livekeep.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.livekeep.domain.archive.Channel;
import dev.livekeep.domain.playlist.MediaPlaylist;
import dev.livekeep.domain.playlist.MultivariantPlaylist;
import dev.livekeep.domain.playlist.Playlist;
import dev.livekeep.domain.playlist.PlaylistReader;
import dev.livekeep.domain.playlist.UnreadablePlaylistException;
import dev.livekeep.domain.source.ChannelSpec;
import dev.livekeep.domain.source.ClientRole;
import dev.livekeep.domain.source.MediaAnswer;
import dev.livekeep.domain.source.SegmentRequest;
import dev.livekeep.domain.source.SourceType;
import dev.livekeep.domain.source.StreamAnswer;
import dev.livekeep.ports.PlaylistSource;
import dev.livekeep.ports.PlaylistSource.MediaRequest;
import dev.livekeep.ports.SegmentSource;
import dev.livekeep.testkit.ScriptedPlaylistSource.Reply;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Nested;

/** Scripted sources keep the promises of real ones. */
class ScriptedSourcesTest {
    private static final URI ORIGIN = URI.create("http://origin.test/");

    private final VirtualTime time = new VirtualTime();

    private void advanceUntil(BooleanSupplier done) {
        assertThat(time.advanceUntil(Duration.ofMinutes(1), done)).isTrue();
    }

    private static ChannelSpec channel(String name) {
        return new ChannelSpec(new Channel(name), false, new SourceType.Url(ORIGIN.resolve(name)), List.of());
    }

    private static Playlist read(String text) {
        try {
            return new PlaylistReader().read(text, ORIGIN);
        } catch (UnreadablePlaylistException e) {
            throw new AssertionError(e);
        }
    }

    @Nested
    class OfSegments implements SegmentSourceContract {
        private final Map<URI, Exchange> scripts = new HashMap<>();
        private final ScriptedSegmentSource source = new ScriptedSegmentSource(
                time,
                request -> Objects.requireNonNull(scripts.get(request.segment().uri())));

        private SegmentRequest scripted(Exchange exchange) {
            String name = scripts.size() + ".ts";
            MediaPlaylist list = (MediaPlaylist) read("#EXTM3U\n#EXT-X-TARGETDURATION:2\n#EXTINF:2,\n" + name + "\n");
            scripts.put(ORIGIN.resolve(name), exchange);
            return new SegmentRequest(channel("one"), list.segments().getFirst(), ClientRole.FIRST, Optional.empty());
        }

        @Override
        public SegmentSource source() {
            return source;
        }

        @Override
        public SegmentRequest whole(byte[] body) {
            return scripted(Exchange.whole(body));
        }

        @Override
        public SegmentRequest cut(byte[] body, int came) {
            return scripted(Exchange.cut(body, came, "connection reset"));
        }

        @Override
        public SegmentRequest refused(int status) {
            return scripted(status < 500 ? Exchange.refused(status) : Exchange.noAnswer("answered " + status));
        }

        @Override
        public SegmentRequest unanswered() {
            return scripted(Exchange.silence());
        }

        @Override
        public SegmentRequest stalling(byte[] beginning) {
            return scripted(Exchange.silence().open(100_000_000).bytes(beginning));
        }

        @Override
        public void passUntil(BooleanSupplier done) {
            advanceUntil(done);
        }
    }

    @Nested
    class OfPlaylists implements PlaylistSourceContract {
        private final Map<ChannelSpec, Reply<StreamAnswer>> streams = new HashMap<>();
        private final Map<URI, Reply<MediaAnswer>> media = new HashMap<>();
        private final ScriptedPlaylistSource source = new ScriptedPlaylistSource(
                time,
                spec -> Objects.requireNonNull(streams.get(spec)),
                request -> Objects.requireNonNull(media.get(request.uri())));

        private ChannelSpec scripted(String name, Reply<StreamAnswer> reply) {
            streams.put(channel(name), reply);
            return channel(name);
        }

        private MediaRequest scripted(Duration hard, Reply<MediaAnswer> reply) {
            URI uri = ORIGIN.resolve(media.size() + ".m3u8");
            media.put(uri, reply);
            return new MediaRequest(channel("one"), uri, ClientRole.FIRST, hard);
        }

        @Override
        public PlaylistSource source() {
            return source;
        }

        @Override
        public ChannelSpec live() {
            Playlist list = read("#EXTM3U\n#EXT-X-STREAM-INF:BANDWIDTH=1000\nmedia.m3u8\n");
            return scripted("live", Reply.of(new StreamAnswer.Variants((MultivariantPlaylist) list, "")));
        }

        @Override
        public ChannelSpec offline() {
            return scripted("offline", Reply.of(new StreamAnswer.Offline("not live")));
        }

        @Override
        public ChannelSpec unanswered() {
            return scripted("unanswered", Reply.never());
        }

        @Override
        public MediaRequest listing(String text, Duration hard) {
            return scripted(hard, Reply.of(new MediaAnswer.Listed((MediaPlaylist) read(text), text)));
        }

        @Override
        public MediaRequest refused(int status, Duration hard) {
            return scripted(hard, Reply.of(new MediaAnswer.Refused(status)));
        }

        @Override
        public MediaRequest silent(Duration hard) {
            return scripted(hard, Reply.never());
        }

        @Override
        public void passUntil(BooleanSupplier done) {
            advanceUntil(done);
        }
    }
}
