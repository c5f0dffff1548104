package dev.livekeep.domain.capture;

import dev.livekeep.domain.time.Tick;
import java.time.Duration;
import java.util.Optional;

/**
 * Decides when another session of a quality is opened beside those that are polled (design §3 law 3): a second one some
 * time after the first, and the next in good time before the newest URL is expected to die. How long URLs live here, and
 * how long a session takes until it lists content, is learnt; until then URLs are taken to be short-lived.
 */
final class Standby {
    private final boolean wanted;
    private final CapturePolicy.Sessions policy;
    private final int mostWorkers;
    private Duration life;
    private Duration lead;

    /** @param mostWorkers of one quality */
    Standby(boolean wanted, CapturePolicy.Sessions policy, int mostWorkers) {
        this.wanted = wanted;
        this.policy = policy;
        this.mostWorkers = mostWorkers;
        this.life = policy.shortestLife();
        this.lead = policy.usualLead();
    }

    boolean wanted() {
        return wanted;
    }

    // --- what is learnt

    /** The URL still answers. */
    void lives(Seat.Polling worker, Tick now) {
        life = longer(life, age(worker, now));
    }

    /** The URL answered well until now, and does so no longer. */
    void died(Seat.Polling worker, Tick now) {
        life = longer(policy.shortestLife(), age(worker, now));
    }

    /** The content of its session is recorded from here on. May be told again. */
    void takenUp(Seat.Polling worker, Tick now) {
        if (!worker.takenUp()) {
            worker.isTakenUp();
            Duration forgotten = lead.minus(age(worker, now)).dividedBy(policy.leadForgets());
            lead = longer(age(worker, now), lead.minus(forgotten));
        }
    }

    private static Duration age(Seat.Polling worker, Tick now) {
        return now.since(worker.born().tick());
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) >= 0 ? one : other;
    }

    // --- what follows

    /** Whether there may be one more session of the quality. */
    boolean mayAddTo(Seat seat) {
        return wanted && seat.workers().size() < mostWorkers;
    }

    /**
     * When another session is wanted for the quality; empty while there are enough. Where there is no place for one more,
     * the oldest that can be spared gives up its own as soon as the next would come too late otherwise.
     */
    Optional<Tick> dueAt(Seat seat) {
        if (!wanted || (!mayAddTo(seat) && seat.spare().isEmpty())) {
            return Optional.empty();
        }
        long well = seat.workers().stream().filter(worker -> !worker.spent()).count();
        Duration after = well < 2 ? policy.standbyAfter() : renewedAfter();
        Duration least = mayAddTo(seat) ? after : longer(after, life.minus(lead));
        return seat.newest().map(newest -> newest.born().tick().plus(least));
    }

    boolean due(Seat seat, Tick now) {
        return dueAt(seat).filter(due -> !now.isBefore(due)).isPresent();
    }

    /** Whether a URL that a look brought now, for whatever reason, is better taken than the next one, if there is place. */
    boolean takes(Seat seat, Tick now) {
        Tick soon = mayAddTo(seat) ? now.plus(policy.sharedLook()) : now;
        return due(seat, soon);
    }

    /** Early enough for the next to list content before the newest dies, but never more than two that do not yet. */
    private Duration renewedAfter() {
        Duration margin = longer(policy.leastMargin(), life.dividedBy(10));
        return longer(lead.dividedBy(2), life.minus(lead).minus(margin));
    }

    /** Whether the worker is hardly worth its place: its URL is expected to die before another session lists content. */
    boolean endsSoon(Seat.Polling worker, Tick now) {
        return age(worker, now).plus(lead).compareTo(life) >= 0;
    }
}
