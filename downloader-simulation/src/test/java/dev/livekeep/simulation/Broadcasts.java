package dev.livekeep.simulation;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** When a channel is live: broadcasts that end, and begin again at once or after a while. */
final class Broadcasts {
    private final List<Broadcast> all = new ArrayList<>();

    /** One broadcast, counted from the start of time. */
    record Broadcast(int number, Duration from, Duration until) {

        /** How many segments have come out by then. */
        long published(Duration at, Duration segment) {
            Duration last = at.compareTo(until) < 0 ? at : until;
            return last.compareTo(from) <= 0 ? 0 : last.minus(from).toNanos() / segment.toNanos();
        }

        Duration publishedAt(long number, Duration segment) {
            return from.plusNanos(segment.toNanos() * (number + 1));
        }
    }

    Broadcasts(Chance chance, Duration horizon) {
        Duration at = Duration.ofSeconds(-chance.between(0, 120));
        while (at.compareTo(horizon) < 0) {
            Duration until = at.plus(chance.seconds(600, 3000));
            all.add(new Broadcast(all.size(), at, until));
            at = until.plus(chance.happens(0.5) ? chance.seconds(1, 5) : chance.seconds(20, 180));
        }
    }

    private Broadcasts(Broadcast only) {
        all.add(only);
    }

    /** One that has been on the air for a minute, and stays. */
    static Broadcasts endless() {
        return new Broadcasts(new Broadcast(0, Duration.ofMinutes(-1), Duration.ofDays(365)));
    }

    Optional<Broadcast> at(Duration elapsed) {
        return all.stream()
                .filter(each -> each.from().compareTo(elapsed) <= 0 && elapsed.compareTo(each.until()) < 0)
                .findFirst();
    }

    /** The one on the air, or the last that was. */
    Broadcast latest(Duration elapsed) {
        return all.stream()
                .filter(each -> each.from().compareTo(elapsed) <= 0)
                .reduce((one, later) -> later)
                .orElse(all.get(0));
    }

    Broadcast number(int number) {
        return all.get(number);
    }
}
