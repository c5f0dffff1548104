package dev.livekeep.domain.capture;

import dev.livekeep.domain.source.ClientRole;
import dev.livekeep.domain.time.Tick;
import java.time.Duration;
import java.util.Optional;

/** One download under way, seen from its getter. */
final class Attempt {
    private final AttemptId id;
    private final Source source;
    private final ClientRole client;
    private final Optional<AttemptId> resumeOf;
    private Optional<Tick> clock = Optional.empty();
    private Tick lastByte;
    private Tick lastLook;
    private boolean held;
    private boolean cancelled;
    private boolean replaced;

    Attempt(AttemptId id, Source source, ClientRole client, Optional<AttemptId> resumeOf, Tick now) {
        this.id = id;
        this.source = source;
        this.client = client;
        this.resumeOf = resumeOf;
        this.lastByte = now;
        this.lastLook = now;
    }

    AttemptId id() {
        return id;
    }

    Source source() {
        return source;
    }

    ClientRole client() {
        return client;
    }

    Optional<AttemptId> resumeOf() {
        return resumeOf;
    }

    boolean cancelled() {
        return cancelled;
    }

    void cancel() {
        cancelled = true;
    }

    /** Whether another took its place in the slot, so that its bytes do not count. */
    boolean replaced() {
        return replaced;
    }

    void replace() {
        replaced = true;
    }

    /** Whether it got its place. */
    boolean hasBegun() {
        return clock.isPresent();
    }

    /** It got its place: its clock starts. */
    void started(Tick now) {
        clock = Optional.of(now);
        lastByte = now;
        lastLook = now;
    }

    /** Takes a look in; time it was held by the store does not count. */
    void looked(CaptureInput.Progress progress, Tick lastByteAt, Tick now) {
        held = progress.held();
        if (held) {
            Duration away = now.since(lastLook);
            clock = clock.map(tick -> tick.plus(away));
            lastByte = now;
        } else if (lastByte.isBefore(lastByteAt)) {
            lastByte = lastByteAt;
        }
        lastLook = now;
    }

    /** After a pause of the process: a fresh chance to show a byte. */
    void forgiven(Tick now) {
        lastByte = now;
    }

    /** When patience ends, if no further byte comes; empty while it waits for its place or for the store. */
    Optional<Tick> softAt(CapturePolicy.Getting policy) {
        if (held) {
            return Optional.empty();
        }
        return clock.map(started -> {
            Tick quiet = lastByte.plus(policy.headers().soft());
            Tick whole = started.plus(policy.whole().soft());
            return quiet.isBefore(whole) ? quiet : whole;
        });
    }

    /** When it has been silent for so long that it may lose its place. */
    Optional<Tick> stuckAt(CapturePolicy.Getting policy) {
        return clock.isEmpty() || held ? Optional.empty() : Optional.of(lastByte.plus(policy.stuckAfter()));
    }

    /** Since when it has been running longer than it should; empty while it waits for its place or for the store. */
    Optional<Tick> overdueAt(CapturePolicy.Getting policy) {
        return held
                ? Optional.empty()
                : clock.map(started -> started.plus(policy.whole().soft()));
    }

    /** How long it has been running, without its waits for its place and, while these last, for the store. */
    Duration runningFor(Tick now) {
        return held ? Duration.ZERO : clock.map(now::since).orElse(Duration.ZERO);
    }

    /** It takes longer than it should, and one that began later came much faster. */
    boolean overtakenBy(Pace pace, CapturePolicy.Getting policy, Tick now) {
        Duration time = runningFor(now);
        return time.compareTo(policy.whole().soft()) >= 0
                && clock.filter(started -> pace.overtook(started, time)).isPresent();
    }

    /** Nothing came for so long, and it was not the store's fault. */
    boolean quietFor(Duration time, Tick now) {
        return clock.isPresent() && !held && now.since(lastByte).compareTo(time) >= 0;
    }
}
