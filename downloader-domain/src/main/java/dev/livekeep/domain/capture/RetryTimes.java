package dev.livekeep.domain.capture;

import dev.livekeep.domain.source.ClientRole;
import dev.livekeep.domain.time.Tick;
import java.time.Duration;

/** When one slot is asked for again, and for how long. */
final class RetryTimes {
    /** The usual wait applies for so many failures, then it grows. */
    private static final int USUAL = 10;

    private final CapturePolicy.Getting policy;
    private final Jitter jitter;
    private final Tick begun;
    private Tick nextTry;
    private Tick noHedgeBefore;
    private int failures;

    RetryTimes(CapturePolicy.Getting policy, Jitter jitter, Tick now) {
        this.policy = policy;
        this.jitter = jitter;
        this.begun = now;
        this.nextTry = now;
        this.noHedgeBefore = now;
    }

    /** It had its whole time. */
    boolean triedForLong(Tick now) {
        return now.since(begun).compareTo(policy.giveUpAfter()) >= 0;
    }

    boolean mayTry(Tick now) {
        return !now.isBefore(nextTry);
    }

    boolean mayHedge(Tick now) {
        return !now.isBefore(noHedgeBefore);
    }

    /** The client for an attempt that runs alone: after a failure the other connections. */
    ClientRole client() {
        return failures == 0 ? ClientRole.FIRST : ClientRole.SECOND;
    }

    /** An attempt failed. */
    void failed(Tick now) {
        keepFailed(now);
        noHedgeBefore = nextTry;
    }

    /** Publishing failed. */
    void keepFailed(Tick now) {
        failures++;
        nextTry = now.plus(jitter.spread(wait(failures)));
    }

    private Duration wait(int afterFailures) {
        Duration wait = policy.retry().multipliedBy(1 + afterFailures / USUAL);
        return wait.compareTo(policy.longestRetry()) > 0 ? policy.longestRetry() : wait;
    }

    /** Something else can be asked at once. */
    void atOnce(Tick now) {
        if (now.isBefore(nextTry)) {
            nextTry = now;
        }
    }

    /** The process stood still. */
    void paused(Tick now) {
        Tick later = now.plus(policy.noHedging());
        noHedgeBefore = noHedgeBefore.isBefore(later) ? later : noHedgeBefore;
    }

    void addTo(Earliest earliest) {
        earliest.add(nextTry).add(noHedgeBefore).add(begun.plus(policy.giveUpAfter()));
    }
}
