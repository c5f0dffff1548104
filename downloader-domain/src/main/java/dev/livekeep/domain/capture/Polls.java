package dev.livekeep.domain.capture;

import dev.livekeep.domain.source.ClientRole;
import dev.livekeep.domain.time.Tick;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The fetches of one thing that is asked for again and again, and when the next one goes out. At most two are under
 * way: a patient one, which may take until its hard timeout, and one beside it on the other connections, which is
 * replaced each time it goes past the soft timeout too. So neither an origin that answers slowly nor one that swallows
 * requests ends the asking.
 */
final class Polls {
    private final Timeouts timeouts;
    private final List<Poll> underWay = new ArrayList<>();
    private Tick next;

    /** One fetch that was sent. */
    record Poll(FetchId fetch, ClientRole client, Moment asked) {}

    Polls(Timeouts timeouts, Tick first) {
        this.timeouts = timeouts;
        this.next = first;
    }

    Tick next() {
        return next;
    }

    boolean due(Tick now) {
        return !now.isBefore(next);
    }

    boolean underWay() {
        return !underWay.isEmpty();
    }

    boolean awaits(FetchId fetch) {
        return underWay.stream().anyMatch(each -> each.fetch().equals(fetch));
    }

    /** Whether the youngest fetch has gone past its soft timeout. */
    boolean slow(Tick now) {
        return !underWay.isEmpty()
                && now.since(underWay.get(underWay.size() - 1).asked().tick()).compareTo(timeouts.soft()) >= 0;
    }

    /** Registers another fetch; the one that must make room for it is returned, to be cancelled. */
    Optional<Poll> sent(FetchId fetch, ClientRole client, Moment now) {
        Optional<Poll> replaced = Optional.empty();
        if (underWay.size() == 2) {
            replaced = Optional.of(underWay.remove(1));
        }
        underWay.add(new Poll(fetch, client, now));
        next = now.tick().plus(timeouts.soft());
        return replaced;
    }

    /** The client the next fetch uses: never the one that a fetch under way may be stuck on. */
    ClientRole nextClient(boolean lastFailed) {
        if (underWay.isEmpty()) {
            return lastFailed ? ClientRole.SECOND : ClientRole.FIRST;
        }
        return underWay.get(0).client().other();
    }

    /** Takes the fetch off the list; empty for one that is unknown, cancelled or answered before. */
    Optional<Poll> answered(FetchId fetch) {
        Optional<Poll> poll =
                underWay.stream().filter(each -> each.fetch().equals(fetch)).findFirst();
        poll.ifPresent(underWay::remove);
        return poll;
    }

    /** Forgets all fetches, which are returned to be cancelled. */
    List<Poll> drop() {
        List<Poll> dropped = List.copyOf(underWay);
        underWay.clear();
        return dropped;
    }

    void nextAt(Tick tick) {
        next = tick;
    }

    /** One fetch came to nothing: asks again at the given moment, or sooner where another fetch is getting slow. */
    void retryAt(Tick tick) {
        if (underWay.isEmpty()) {
            next = tick;
        } else {
            notLaterThan(tick);
        }
    }

    /** Asks again at the given moment, unless that is due sooner anyway. */
    void notLaterThan(Tick tick) {
        if (tick.isBefore(next)) {
            next = tick;
        }
    }
}
