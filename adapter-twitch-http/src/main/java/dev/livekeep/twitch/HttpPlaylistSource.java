package dev.livekeep.twitch;

import dev.livekeep.domain.playlist.MediaPlaylist;
import dev.livekeep.domain.source.ChannelSpec;
import dev.livekeep.domain.source.ClientRole;
import dev.livekeep.domain.source.MediaAnswer;
import dev.livekeep.domain.source.SourceType;
import dev.livekeep.domain.source.StreamAnswer;
import dev.livekeep.ports.Call;
import dev.livekeep.ports.PlaylistSource;
import dev.livekeep.ports.Scheduler;
import dev.livekeep.ports.TaskRunner.Work;
import dev.livekeep.twitch.PlaylistFetcher.Fetched;
import dev.livekeep.twitch.http.Cancellation;
import dev.livekeep.twitch.http.HttpAsk;
import dev.livekeep.twitch.http.ShownUri;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Finds streams of every kind, and polls their media playlists. */
final class HttpPlaylistSource implements PlaylistSource {

    private static final Logger log = LoggerFactory.getLogger(HttpPlaylistSource.class);

    private final OpenCalls calls;
    private final Scheduler scheduler;
    private final Owners owners;
    private final PlaylistFetcher playlists;
    private final ImportableVariables variables = new ImportableVariables();
    private final StreamFinder<String> twitch;
    private final StreamFinder<URI> url;
    private final StreamFinder<URI> youtube;

    HttpPlaylistSource(
            OpenCalls calls,
            Scheduler scheduler,
            Owners owners,
            PlaylistFetcher playlists,
            StreamFinder<String> twitch,
            StreamFinder<URI> url,
            StreamFinder<URI> youtube) {
        this.calls = calls;
        this.scheduler = scheduler;
        this.owners = owners;
        this.playlists = playlists;
        this.twitch = twitch;
        this.url = url;
        this.youtube = youtube;
    }

    @Override
    public Call findStream(ChannelSpec channel, ClientRole client, Duration hard, Consumer<StreamAnswer> reply) {
        return start(
                channel.channel().name() + "/find",
                hard,
                stop -> find(channel, client, stop),
                StreamAnswer.Failed::new,
                reply);
    }

    private StreamAnswer find(ChannelSpec channel, ClientRole client, Cancellation stop) throws IOException {
        StreamAnswer answer = ask(channel, client, stop);
        if (answer instanceof StreamAnswer.Variants found) {
            variables.remember(channel.channel(), found.playlist());
        }
        return answer;
    }

    private StreamAnswer ask(ChannelSpec channel, ClientRole client, Cancellation stop) throws IOException {
        return switch (channel.source()) {
            case SourceType.Twitch(String login) -> twitch.find(login, owners.of(channel), client, stop);
            case SourceType.Url(URI uri) -> url.find(uri, owners.of(channel), client, stop);
            case SourceType.Youtube(URI page) -> youtube.find(page, owners.of(channel), client, stop);
        };
    }

    @Override
    public Call fetchMedia(MediaRequest request, Consumer<MediaAnswer> reply) {
        return start(
                request.channel().channel().name() + "/poll",
                request.hard(),
                stop -> poll(request, stop),
                MediaAnswer.Failed::new,
                reply);
    }

    private MediaAnswer poll(MediaRequest request, Cancellation stop) throws IOException {
        HttpAsk ask = HttpAsk.get("get_media_playlist", request.uri(), request.client(), owners.of(request.channel()));
        Map<String, String> imports = variables.of(request.channel().channel(), request.uri());
        return switch (playlists.fetchMedia(ask, imports, stop)) {
            case Fetched.Good(MediaPlaylist playlist, String text) ->
                playlist.needsFullReload()
                        ? whole(request, imports, stop).orElseGet(() -> new MediaAnswer.Listed(playlist, text))
                        : new MediaAnswer.Listed(playlist, text);
            case Fetched.Good good ->
                new MediaAnswer.Failed(
                        "wanted a media playlist at " + ShownUri.of(request.uri()) + ", found a list of variants");
            case Fetched.Bad bad when bad.saysItAll() -> new MediaAnswer.Refused(bad.status());
            case Fetched.Bad bad -> new MediaAnswer.Failed(bad.line());
        };
    }

    /**
     * What came was a delta update: asks for the whole playlist, and no cache on the way may answer. Where none is to be
     * had, what the update lists is better than nothing.
     */
    private Optional<MediaAnswer> whole(MediaRequest request, Map<String, String> imports, Cancellation stop) {
        HttpAsk ask = HttpAsk.get(
                        "get_media_playlist",
                        DeliveryDirectives.without(request.uri()),
                        request.client(),
                        owners.of(request.channel()))
                .with("Cache-Control", "no-cache");
        try {
            return playlists.fetchMedia(ask, imports, stop) instanceof Fetched.Good(MediaPlaylist playlist, String text)
                            && !playlist.needsFullReload()
                    ? Optional.of(new MediaAnswer.Listed(playlist, text))
                    : Optional.empty();
        } catch (IOException e) {
            log.debug("A delta update came, and the whole playlist did not: {}", e.getMessage());
            return Optional.empty();
        }
    }

    /** Asking, with whatever may go wrong. */
    private interface Asking<A> {
        A answer(Cancellation stop) throws IOException;
    }

    private <A> Call start(
            String name, Duration hard, Asking<A> asking, Function<String, A> failed, Consumer<A> reply) {
        Deadline deadline = new Deadline();
        Cancellation call = calls.start(
                Work.POLL,
                name,
                stop -> {
                    A answer = answer(asking, failed, stop);
                    deadline.over();
                    reply.accept(answer);
                },
                reason -> {
                    deadline.over();
                    reply.accept(failed.apply(reason));
                });
        deadline.begin(scheduler, hard, () -> call.cancel("took longer than " + hard.toMillis() / 1000.0 + " s"));
        return call;
    }

    private static <A> A answer(Asking<A> asking, Function<String, A> failed, Cancellation stop) {
        try {
            return asking.answer(stop);
        } catch (IOException e) {
            return failed.apply(String.valueOf(e.getMessage()));
        } catch (RuntimeException e) {
            log.error("A fetch ended in a way nobody thought of", e);
            return failed.apply("internal failure: " + e.getClass().getSimpleName());
        }
    }
}
