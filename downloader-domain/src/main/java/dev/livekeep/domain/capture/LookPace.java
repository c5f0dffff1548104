package dev.livekeep.domain.capture;

import dev.livekeep.domain.time.Tick;
import java.time.Duration;
import java.util.Optional;

/** How soon after a look for the stream the next may follow (contract §9; design §3 law 5). */
final class LookPace {
    private final CapturePolicy.Refresh policy;
    private final boolean important;
    private final Jitter jitter;
    private Optional<Tick> lookedAt = Optional.empty();
    private Optional<Tick> lostSince = Optional.empty();
    private Tick allowedAt;
    private Tick standbyAllowedAt;

    LookPace(CapturePolicy.Refresh policy, boolean important, Jitter jitter, Tick now) {
        this.policy = policy;
        this.important = important;
        this.jitter = jitter;
        this.allowedAt = now;
        this.standbyAllowedAt = now;
    }

    /** The earliest moment of the next look. */
    Tick allowedAt() {
        return allowedAt;
    }

    /** The earliest moment of the next look, if it is for a standby. */
    Tick standbyAllowedAt() {
        return standbyAllowedAt.isBefore(allowedAt) ? standbyAllowedAt : allowedAt;
    }

    void looked(Tick now) {
        lookedAt = Optional.of(now);
        allowedAt = now.plus(jitter.spread(interval(now)));
        standbyAllowedAt = allowedAt;
    }

    /** The last look led to a session: the next for another quality's standby need not wait for long. */
    void opened() {
        standbyAllowedAt =
                lookedAt.map(looked -> looked.plus(policy.standbyLook())).orElse(allowedAt);
    }

    private Duration interval(Tick now) {
        boolean keen = lostSince
                .filter(since -> now.since(since).compareTo(policy.lostFor()) < 0)
                .isPresent();
        return keen && !important ? policy.lost() : usualInterval();
    }

    /** Least time between two looks of a channel that has not just lost its URL. */
    Duration usualInterval() {
        return important ? policy.important() : policy.others();
    }

    /** The channel was recording and has no URL that works, or nothing can be learnt of one that it never had. */
    void lost(Tick now) {
        if (lostSince.isEmpty()) {
            lostSince = Optional.of(now);
            notLaterThan(lookedAt.map(looked -> looked.plus(policy.lost()))
                    .filter(now::isBefore)
                    .orElse(now));
        }
    }

    /** It has one again. */
    void found() {
        lostSince = Optional.empty();
    }

    void notLaterThan(Tick tick) {
        allowedAt = tick.isBefore(allowedAt) ? tick : allowedAt;
    }
}
