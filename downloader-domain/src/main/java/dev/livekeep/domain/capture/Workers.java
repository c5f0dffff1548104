package dev.livekeep.domain.capture;

import dev.livekeep.domain.archive.Quality;
import dev.livekeep.domain.capture.CaptureAction.Tell;
import dev.livekeep.domain.event.CaptureEvent;
import dev.livekeep.domain.quality.QualityWish;
import dev.livekeep.domain.source.ChannelSpec;
import dev.livekeep.domain.source.SourceType;
import dev.livekeep.domain.time.Tick;
import java.net.URI;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** The workers of one channel that poll at present, the oldest first. */
final class Workers {
    private final ChannelSpec spec;
    private final CapturePolicy policy;
    private final Jitter jitter;
    private final Ids ids;
    private final Map<Quality, Beginning> beginnings = new HashMap<>();
    private final Map<WorkerId, StreamWorker> polling = new LinkedHashMap<>();

    Workers(ChannelSpec spec, CapturePolicy policy, Jitter jitter, Ids ids) {
        this.spec = spec;
        this.policy = policy;
        this.jitter = jitter;
        this.ids = ids;
        for (QualityWish wish : spec.qualities()) {
            beginnings.put(wish.folder(), new Beginning(policy.wanted().fromNow()));
        }
    }

    /** A view. */
    Collection<StreamWorker> polling() {
        return polling.values();
    }

    /** A copy, so that workers may come and go on the way. */
    List<StreamWorker> each() {
        return List.copyOf(polling.values());
    }

    Optional<StreamWorker> newest(Quality quality) {
        return polling.values().stream()
                .filter(worker -> worker.quality().equals(quality))
                .reduce((older, newer) -> newer);
    }

    StreamWorker start(ManagerDecision.Start start, PollPace pace, Tick now, List<CaptureAction> out) {
        WorkerId id = start.worker();
        Quality quality = start.quality();
        URI uri = start.uri();
        StreamWorker worker = new StreamWorker(id, quality, uri, policy, pace, jitter, ids, intake(id, quality), now);
        polling.put(id, worker);
        out.add(new Tell(new CaptureEvent.WorkerStarted(quality, id.number(), uri.getHost() + uri.getPath())));
        return worker;
    }

    private PlaylistIntake intake(WorkerId id, Quality quality) {
        return new PlaylistIntake(
                spec.channel(),
                quality,
                "session-" + id.number(),
                policy.polling().suspiciousSkew(),
                spec.source() instanceof SourceType.Twitch,
                policy.ads(),
                policy.wanted().adFolder(quality),
                Objects.requireNonNull(beginnings.get(quality)));
    }

    /** The worker that was stopped, unless it had been before. */
    Optional<StreamWorker> stop(WorkerId id, String why, List<CaptureAction> out) {
        Optional<StreamWorker> stopped = Optional.ofNullable(polling.remove(id));
        stopped.ifPresent(worker -> {
            worker.stop(out);
            out.add(new Tell(new CaptureEvent.WorkerStopped(worker.quality(), id.number(), why)));
        });
        return stopped;
    }

    void paused(Tick now) {
        polling.values().forEach(worker -> worker.paused(now));
    }

    void addTo(Earliest earliest) {
        polling.values().forEach(worker -> earliest.add(worker.wakeAt()));
    }
}
