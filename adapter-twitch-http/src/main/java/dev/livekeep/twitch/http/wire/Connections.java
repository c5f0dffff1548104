package dev.livekeep.twitch.http.wire;

import dev.livekeep.domain.time.Tick;
import dev.livekeep.ports.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Open connections that nobody uses at the moment, for the next exchange with the same place; the one used last goes
 * first, so that what is too many grows old and is closed. Bounded. Safe for many threads.
 */
final class Connections implements AutoCloseable {

    private static final Duration LONGEST_IDLE = Duration.ofSeconds(30);
    private static final int MOST = 512;

    private final Clock clock;
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<Place, Deque<Idle>> idle = new HashMap<>();
    private int count;
    private boolean closed;

    Connections(Clock clock) {
        this.clock = clock;
    }

    private record Idle(Connection connection, Tick since) {}

    /** A connection that is still good as far as can be seen. */
    Optional<Connection> take(Place place) {
        for (Optional<Connection> next = last(place); next.isPresent(); next = last(place)) {
            if (next.get().isIdle()) {
                return next;
            }
            next.get().close();
        }
        return Optional.empty();
    }

    private Optional<Connection> last(Place place) {
        List<Connection> over;
        Optional<Connection> last;
        lock.lock();
        try {
            over = removeOld();
            last = Optional.ofNullable(idle.get(place)).map(those -> remove(place, those, true));
        } finally {
            lock.unlock();
        }
        over.forEach(Connection::close);
        return last;
    }

    /** Keeps a connection whose last answer was read to its end. */
    void giveBack(Connection connection) {
        List<Connection> over = new ArrayList<>();
        lock.lock();
        try {
            if (closed) {
                over.add(connection);
            } else {
                idle.computeIfAbsent(connection.place(), unused -> new ArrayDeque<>())
                        .addLast(new Idle(connection, clock.tick()));
                count++;
                over.addAll(removeOld());
            }
        } finally {
            lock.unlock();
        }
        over.forEach(Connection::close);
    }

    /** Something failed there: what else is open to that place is not trusted any more. */
    void forget(Place place) {
        List<Connection> over = new ArrayList<>();
        lock.lock();
        try {
            for (Deque<Idle> those = idle.get(place); those != null; those = idle.get(place)) {
                over.add(remove(place, those, true));
            }
        } finally {
            lock.unlock();
        }
        over.forEach(Connection::close);
    }

    boolean isClosed() {
        lock.lock();
        try {
            return closed;
        } finally {
            lock.unlock();
        }
    }

    private List<Connection> removeOld() {
        List<Connection> over = new ArrayList<>();
        Tick now = clock.tick();
        while (count > 0) {
            Map.Entry<Place, Deque<Idle>> oldest = oldest();
            Duration age = now.since(since(oldest));
            if (count <= MOST && age.compareTo(LONGEST_IDLE) < 0) {
                break;
            }
            over.add(remove(oldest.getKey(), oldest.getValue(), false));
        }
        return over;
    }

    private Map.Entry<Place, Deque<Idle>> oldest() {
        return idle.entrySet().stream()
                .reduce((one, other) -> since(other).isBefore(since(one)) ? other : one)
                .orElseThrow();
    }

    private static Tick since(Map.Entry<Place, Deque<Idle>> entry) {
        return entry.getValue().getFirst().since();
    }

    private Connection remove(Place place, Deque<Idle> those, boolean newest) {
        Idle one = newest ? those.removeLast() : those.removeFirst();
        count--;
        if (those.isEmpty()) {
            idle.remove(place);
        }
        return one.connection();
    }

    @Override
    public void close() {
        List<Connection> over = new ArrayList<>();
        lock.lock();
        try {
            closed = true;
            idle.values().forEach(those -> those.forEach(each -> over.add(each.connection())));
            idle.clear();
            count = 0;
        } finally {
            lock.unlock();
        }
        over.forEach(Connection::close);
    }
}
