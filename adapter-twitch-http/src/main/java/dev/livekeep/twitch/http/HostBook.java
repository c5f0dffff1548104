package dev.livekeep.twitch.http;

import dev.livekeep.domain.time.Tick;
import dev.livekeep.ports.Clock;
import dev.livekeep.ports.TaskRunner;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.ReentrantLock;
import java.util.regex.Pattern;

/**
 * Which addresses a host name has. After 30 s an answer is asked for again, but nobody waits for that: a name service
 * that is silent would hold every poll. The last answer serves until there is another, for ten minutes at most. An
 * address that could not be connected to goes to the back for 60 s. Bounded; safe for many threads.
 */
final class HostBook implements AutoCloseable {

    private static final Duration FRESH = Duration.ofSeconds(30);
    private static final Duration STALE = Duration.ofMinutes(10);
    private static final Duration AT_THE_BACK = Duration.ofSeconds(60);
    private static final int MOST_HOSTS = 1_000;
    private static final String NUMBER = "(0[xX][0-9a-fA-F]*|\\d+)";
    /** Anything that some resolver reads as an address. A name may well consist of a to f and digits. */
    private static final Pattern LITERAL = Pattern.compile(".*:.*|" + NUMBER + "(\\." + NUMBER + "){0,3}\\.?");

    private final Clock clock;
    private final NameQueries queries;
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<String, Entry> entries = new LinkedHashMap<>(16, 0.75f, true);
    private final Map<String, Entry> approved = new LinkedHashMap<>(16, 0.75f, true);
    private final Map<InetAddress, Tick> failedAt = new HashMap<>();

    HostBook(TaskRunner runner, Clock clock, Lookup lookup) {
        this.clock = clock;
        this.queries = new NameQueries(runner, lookup, this::found);
        CheckedResolverProvider.open(this);
    }

    /** Asks the name service; blocks. */
    interface Lookup {
        List<InetAddress> of(String host) throws UnknownHostException;
    }

    private record Entry(List<InetAddress> addresses, Tick readAt) {}

    /** What a name, or a literal address as the JDK reads it, stands for; best address first. May wait. */
    List<InetAddress> resolve(String host, Cancellation stop) throws IOException {
        String name = host.toLowerCase(Locale.ROOT);
        if (isLiteral(name)) {
            return literal(name);
        }
        Optional<Entry> entry = entry(entries, name);
        if (entry.isPresent() && age(entry.get()).compareTo(FRESH) < 0) {
            return inOrder(entry.get().addresses());
        }
        CompletableFuture<List<InetAddress>> answer = queries.ask(name);
        boolean usable = entry.isPresent() && age(entry.get()).compareTo(STALE) < 0;
        if (usable && !answer.isDone()) {
            return inOrder(entry.get().addresses());
        }
        try {
            return inOrder(await(answer, stop));
        } catch (UnknownHostException e) {
            if (usable) {
                return inOrder(entry.get().addresses());
            }
            throw e;
        }
    }

    /** Whether a host is an address rather than a name. */
    static boolean isLiteral(String host) {
        return LITERAL.matcher(host).matches();
    }

    /** These addresses may be connected to. What is found later may not, until it was approved as well. */
    void approve(String host, List<InetAddress> addresses) {
        if (!isLiteral(host)) {
            put(approved, host.toLowerCase(Locale.ROOT), addresses);
        }
    }

    /** What the JDK is to be told when it resolves a name that was approved here; empty for all others. */
    Optional<List<InetAddress>> known(String host) {
        return entry(approved, host.toLowerCase(Locale.ROOT))
                .filter(entry -> age(entry).compareTo(STALE) < 0)
                .map(entry -> inOrder(entry.addresses()));
    }

    /** The best address of a name could not be connected to. */
    void failed(String host) {
        known(host).ifPresent(addresses -> {
            lock.lock();
            try {
                Tick now = clock.tick();
                failedAt.values().removeIf(at -> now.since(at).compareTo(AT_THE_BACK) >= 0);
                failedAt.put(addresses.getFirst(), now);
            } finally {
                lock.unlock();
            }
        });
    }

    private static List<InetAddress> literal(String host) throws UnknownHostException {
        try {
            return List.of(InetAddress.getAllByName(host));
        } catch (IllegalArgumentException | UnknownHostException e) {
            throw NameQueries.unknown(host, e);
        }
    }

    private void found(String name, List<InetAddress> addresses) {
        put(entries, name, addresses);
    }

    private static List<InetAddress> await(CompletableFuture<List<InetAddress>> answer, Cancellation stop)
            throws IOException {
        CompletableFuture<List<InetAddress>> mine = answer.copy();
        return stop.during(() -> mine.cancel(false), () -> Waiting.on(mine, stop));
    }

    private List<InetAddress> inOrder(List<InetAddress> addresses) {
        lock.lock();
        try {
            Tick now = clock.tick();
            List<InetAddress> good = new ArrayList<>();
            List<InetAddress> bad = new ArrayList<>();
            for (InetAddress address : addresses) {
                Tick at = failedAt.get(address);
                (at != null && now.since(at).compareTo(AT_THE_BACK) < 0 ? bad : good).add(address);
            }
            good.addAll(bad);
            return good;
        } finally {
            lock.unlock();
        }
    }

    private void put(Map<String, Entry> book, String name, List<InetAddress> addresses) {
        lock.lock();
        try {
            book.put(name, new Entry(addresses, clock.tick()));
            if (book.size() > MOST_HOSTS) {
                book.remove(book.keySet().iterator().next());
            }
        } finally {
            lock.unlock();
        }
    }

    private Optional<Entry> entry(Map<String, Entry> book, String name) {
        lock.lock();
        try {
            return Optional.ofNullable(book.get(name));
        } finally {
            lock.unlock();
        }
    }

    private Duration age(Entry entry) {
        return clock.tick().since(entry.readAt());
    }

    @Override
    public void close() {
        CheckedResolverProvider.close(this);
    }
}
