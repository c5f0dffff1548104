package dev.livekeep.twitch.segment;

import dev.livekeep.domain.source.ClientRole;
import dev.livekeep.domain.time.Tick;
import dev.livekeep.ports.Clock;
import dev.livekeep.twitch.http.Cancellation;
import dev.livekeep.twitch.http.CancelledException;
import dev.livekeep.twitch.http.Owner;
import dev.livekeep.twitch.http.Waiting;
import dev.livekeep.twitch.segment.ResourceFetcher.Fetched;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the init sections and keys last used: at most 256 and at most 16 MiB. After five minutes one is asked for again
 * before its next use, with a conditional request where the origin gave a validator; if the network fails then, the old
 * one serves. Those who need the same one at once over the same connections wait for one fetch. Safe for many threads.
 */
final class ResourceCache {

    private static final Duration FRESH = Duration.ofMinutes(5);
    private static final int MOST_ENTRIES = 256;
    private static final long MOST_BYTES = 16L << 20;

    private final ResourceFetcher fetcher;
    private final Clock clock;
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<Wanted, Entry> entries = new LinkedHashMap<>(16, 0.75f, true);
    private final Map<Flight, CompletableFuture<byte[]>> underWay = new HashMap<>();
    private long bytes;

    ResourceCache(ResourceFetcher fetcher, Clock clock) {
        this.fetcher = fetcher;
        this.clock = clock;
    }

    private record Entry(Fetched fetched, Tick at) {}

    /** Whoever may ask for less than another must not get from here what the other may have. */
    private record Wanted(SmallResource resource, Owner owner) {}

    private record Flight(Wanted wanted, ClientRole client) {}

    /**
     * The bytes of a resource; the array is not to be changed. May wait.
     *
     * @throws IOException if they cannot be had
     */
    byte[] get(SmallResource resource, ClientRole client, Owner owner, Cancellation stop) throws IOException {
        Wanted wanted = new Wanted(resource, owner);
        Flight flight = new Flight(wanted, client);
        while (true) {
            stop.check();
            CompletableFuture<byte[]> mine = new CompletableFuture<>();
            CompletableFuture<byte[]> theirs;
            Optional<Entry> known;
            lock.lock();
            try {
                known = Optional.ofNullable(entries.get(wanted));
                if (known.isPresent() && isFresh(known.get())) {
                    return known.get().fetched().bytes();
                }
                theirs = underWay.putIfAbsent(flight, mine);
            } finally {
                lock.unlock();
            }
            if (theirs == null) {
                return fetch(flight, known, mine, stop);
            }
            byte @Nullable [] shared = await(theirs, stop);
            if (shared != null) {
                return shared;
            }
        }
    }

    /** The bytes turned out to be of no use: whoever needs the resource next fetches it anew. */
    void forget(SmallResource resource, Owner owner) {
        lock.lock();
        try {
            Entry gone = entries.remove(new Wanted(resource, owner));
            bytes -= gone == null ? 0 : gone.fetched().bytes().length;
        } finally {
            lock.unlock();
        }
    }

    private byte[] fetch(Flight flight, Optional<Entry> known, CompletableFuture<byte[]> mine, Cancellation stop)
            throws IOException {
        try {
            Fetched fetched = fetchOrKeep(flight, known, stop);
            put(flight.wanted(), fetched);
            mine.complete(fetched.bytes());
            return fetched.bytes();
        } catch (IOException | RuntimeException e) {
            mine.completeExceptionally(e);
            throw e;
        } finally {
            lock.lock();
            try {
                underWay.remove(flight);
            } finally {
                lock.unlock();
            }
        }
    }

    private Fetched fetchOrKeep(Flight flight, Optional<Entry> known, Cancellation stop) throws IOException {
        Wanted wanted = flight.wanted();
        try {
            return fetcher.fetch(wanted.resource(), known.map(Entry::fetched), flight.client(), wanted.owner(), stop);
        } catch (CancelledException | ResourceFetcher.RefusedException e) {
            throw e;
        } catch (IOException e) {
            if (known.isPresent()) {
                return known.get().fetched();
            }
            throw e;
        }
    }

    /** What another attempt fetches; null when that attempt was cancelled, which is no failure of the resource. */
    private static byte @Nullable [] await(CompletableFuture<byte[]> theirs, Cancellation stop) throws IOException {
        CompletableFuture<byte[]> copy = theirs.copy();
        try {
            return stop.during(() -> copy.cancel(false), () -> Waiting.on(copy, stop));
        } catch (CancelledException e) {
            stop.check();
            if (Thread.currentThread().isInterrupted()) {
                throw e;
            }
            return null;
        }
    }

    private boolean isFresh(Entry entry) {
        return clock.tick().since(entry.at()).compareTo(FRESH) < 0;
    }

    private void put(Wanted wanted, Fetched fetched) {
        lock.lock();
        try {
            Entry old = entries.put(wanted, new Entry(fetched, clock.tick()));
            bytes += fetched.bytes().length - (old == null ? 0 : old.fetched().bytes().length);
            Iterator<Entry> eldest = entries.values().iterator();
            while (entries.size() > MOST_ENTRIES || (bytes > MOST_BYTES && entries.size() > 1)) {
                bytes -= eldest.next().fetched().bytes().length;
                eldest.remove();
            }
        } finally {
            lock.unlock();
        }
    }
}
