package dev.livekeep.runtime;

import dev.livekeep.domain.capture.CaptureAction;
import dev.livekeep.domain.capture.CaptureInput;
import dev.livekeep.domain.capture.FetchId;
import dev.livekeep.domain.source.ChannelSpec;
import dev.livekeep.domain.source.MediaAnswer;
import dev.livekeep.domain.source.StreamAnswer;
import dev.livekeep.ports.Call;
import dev.livekeep.ports.PlaylistSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Fetches playlists of one channel. The source enforces the deadlines; replies go to the channel's lane. */
final class PlaylistPerformer {
    private static final Logger log = LoggerFactory.getLogger(PlaylistPerformer.class);

    private final ChannelSpec spec;
    private final PlaylistSource source;
    private final Consumer<CaptureInput> tell;
    private final Map<FetchId, CallHandle> running = new ConcurrentHashMap<>();

    PlaylistPerformer(ChannelSpec spec, PlaylistSource source, Consumer<CaptureInput> tell) {
        this.spec = spec;
        this.source = source;
        this.tell = tell;
    }

    void findStream(CaptureAction.FindStream action) {
        FetchId fetch = action.fetch();
        begin(
                fetch,
                () -> source.findStream(spec, action.client(), action.hard(), answer -> streamAnswered(fetch, answer)),
                reason -> streamAnswered(fetch, new StreamAnswer.Failed(reason)));
    }

    void pollMedia(CaptureAction.PollMedia action) {
        FetchId fetch = action.fetch();
        var request = new PlaylistSource.MediaRequest(spec, action.uri(), action.client(), action.hard());
        begin(
                fetch,
                () -> source.fetchMedia(request, answer -> mediaAnswered(fetch, answer)),
                reason -> mediaAnswered(fetch, new MediaAnswer.Failed(reason)));
    }

    private void begin(FetchId fetch, Supplier<Call> start, Consumer<String> failed) {
        CallHandle handle = new CallHandle();
        running.put(fetch, handle);
        try {
            handle.set(start.get());
        } catch (RuntimeException bug) {
            log.error("The source of playlists failed on {}", spec.channel(), bug);
            failed.accept("failed unexpectedly: " + bug);
        }
    }

    private void streamAnswered(FetchId fetch, StreamAnswer answer) {
        running.remove(fetch);
        tell.accept(new CaptureInput.StreamAnswered(fetch, answer));
    }

    private void mediaAnswered(FetchId fetch, MediaAnswer answer) {
        running.remove(fetch);
        tell.accept(new CaptureInput.MediaAnswered(fetch, answer));
    }

    void cancel(FetchId fetch) {
        CallHandle handle = running.get(fetch);
        if (handle != null) {
            handle.cancel();
        }
    }

    /** Ends every fetch. */
    void close() {
        running.values().forEach(CallHandle::cancel);
    }
}
