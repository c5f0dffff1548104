package dev.livekeep.domain.capture;

import java.time.Duration;

/** How long a worker waits before its next poll (RFC 8216 §6.3.4; contract §9; design §3, law 3). */
final class PollPace {
    private final CapturePolicy policy;
    private final Duration refreshInterval;

    PollPace(CapturePolicy policy, Duration refreshInterval) {
        this.policy = policy;
        this.refreshInterval = refreshInterval;
    }

    /** A list that changed waits one target duration, an unchanged one half; never longer than the contract's interval. */
    Duration afterGood(Duration target, boolean changed) {
        Duration wait = changed ? target : target.dividedBy(2);
        wait = wait.compareTo(policy.polling().interval()) > 0
                ? policy.polling().interval()
                : wait;
        return wait.compareTo(policy.polling().least()) < 0 ? policy.polling().least() : wait;
    }

    Duration afterFailure() {
        return policy.polling().retry();
    }

    /**
     * The URL refuses, or its list has ended: asked again at the retry interval, rising to the interval of a channel
     * that lost its URL, and long after to the channel's own refresh interval.
     */
    Duration afterEndOrRefusal(int inARow, Duration since) {
        Duration most = since.compareTo(policy.refresh().lostFor()) > 0
                ? refreshInterval
                : policy.refresh().lost();
        Duration wait = policy.polling().retry().multipliedBy(Math.max(1, Math.min(inARow, 1000)));
        return wait.compareTo(most) > 0 ? most : wait;
    }
}
