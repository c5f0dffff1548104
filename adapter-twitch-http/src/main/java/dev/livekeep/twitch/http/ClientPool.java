package dev.livekeep.twitch.http;

import dev.livekeep.domain.source.ClientRole;
import dev.livekeep.domain.time.Tick;
import dev.livekeep.ports.Clock;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * The two shared clients (design §4 Connections), each in generations: after a connection-level failure the next
 * exchange gets a new client, at most one every ten seconds; the old one ends with its last exchange. Safe for many
 * threads.
 */
final class ClientPool implements AutoCloseable {

    private static final Duration BETWEEN_GENERATIONS = Duration.ofSeconds(10);
    private static final long LAST_WAIT_MILLIS = 2_000;

    private final Supplier<HttpClient> maker;
    private final Clock clock;
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<ClientRole, Generation> current = new EnumMap<>(ClientRole.class);
    private final List<Generation> alive = new ArrayList<>();
    private boolean closed;

    ClientPool(Supplier<HttpClient> maker, Clock clock) {
        this.maker = maker;
        this.clock = clock;
    }

    /** The right to use a client for one exchange. */
    final class Lease implements AutoCloseable {
        private final ClientRole role;
        private final Generation generation;
        private boolean released;

        private Lease(ClientRole role, Generation generation) {
            this.role = role;
            this.generation = generation;
        }

        HttpClient client() {
            return generation.client;
        }

        /** The connection failed: later exchanges had better use another client. */
        void failed() {
            retire(role, generation);
        }

        @Override
        public void close() {
            release(this);
        }
    }

    private static final class Generation {
        private final HttpClient client;
        private final Tick bornAt;
        private int users;
        private boolean retired;

        private Generation(HttpClient client, Tick bornAt) {
            this.client = client;
            this.bornAt = bornAt;
        }
    }

    /**
     * A client for one exchange.
     *
     * @throws CancelledException when the pool was closed
     */
    Lease lease(ClientRole role) throws CancelledException {
        lock.lock();
        try {
            if (closed) {
                throw new CancelledException("closed");
            }
            Generation generation = current.get(role);
            if (generation == null) {
                generation = new Generation(maker.get(), clock.tick());
                current.put(role, generation);
                alive.add(generation);
            }
            generation.users++;
            return new Lease(role, generation);
        } finally {
            lock.unlock();
        }
    }

    private void retire(ClientRole role, Generation generation) {
        lock.lock();
        try {
            boolean young = clock.tick().since(generation.bornAt).compareTo(BETWEEN_GENERATIONS) < 0;
            if (!generation.retired && !young) {
                generation.retired = true;
                current.remove(role, generation);
            }
        } finally {
            lock.unlock();
        }
    }

    private void release(Lease lease) {
        Optional<Generation> over = Optional.empty();
        lock.lock();
        try {
            if (lease.released) {
                return;
            }
            lease.released = true;
            lease.generation.users--;
            if (lease.generation.retired && lease.generation.users == 0) {
                alive.remove(lease.generation);
                over = Optional.of(lease.generation);
            }
        } finally {
            lock.unlock();
        }
        over.ifPresent(generation -> generation.client.shutdownNow());
    }

    /** Ends every client and everything under way on it; returns when their threads have ended, or soon after. */
    @Override
    public void close() {
        List<Generation> last;
        lock.lock();
        try {
            closed = true;
            last = List.copyOf(alive);
            alive.clear();
            current.clear();
        } finally {
            lock.unlock();
        }
        last.forEach(generation -> generation.client.shutdownNow());
        try {
            for (Generation generation : last) {
                generation.client.awaitTermination(Duration.ofMillis(LAST_WAIT_MILLIS));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
