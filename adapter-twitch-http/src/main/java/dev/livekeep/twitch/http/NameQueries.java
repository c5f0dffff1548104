package dev.livekeep.twitch.http;

import dev.livekeep.domain.text.ForeignText;
import dev.livekeep.ports.TaskRunner;
import dev.livekeep.ports.TaskRunner.Work;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.BiConsumer;

/** Asks the name service on threads of its own, for each name once at a time. Safe for many threads. */
final class NameQueries {

    private final TaskRunner runner;
    private final HostBook.Lookup lookup;
    private final BiConsumer<String, List<InetAddress>> found;
    private final Map<String, CompletableFuture<List<InetAddress>>> underWay = new ConcurrentHashMap<>();

    /** @param found hears of every answer, before those who wait for it */
    NameQueries(TaskRunner runner, HostBook.Lookup lookup, BiConsumer<String, List<InetAddress>> found) {
        this.runner = runner;
        this.lookup = lookup;
        this.found = found;
    }

    /** Asks, unless that is under way already. Ends with the addresses, at least one, or {@link #unknown}. */
    CompletableFuture<List<InetAddress>> ask(String name) {
        CompletableFuture<List<InetAddress>> answer = new CompletableFuture<>();
        CompletableFuture<List<InetAddress>> same = underWay.putIfAbsent(name, answer);
        if (same != null) {
            return same;
        }
        try {
            runner.run(Work.NAMES, "names/" + name, () -> perform(name, answer));
        } catch (RejectedExecutionException e) {
            underWay.remove(name);
            answer.completeExceptionally(unknown(name, e));
        }
        return answer;
    }

    private void perform(String name, CompletableFuture<List<InetAddress>> answer) {
        try {
            List<InetAddress> addresses = named(name, lookup.of(name));
            found.accept(name, addresses);
            underWay.remove(name);
            answer.complete(addresses);
        } catch (UnknownHostException | RuntimeException e) {
            underWay.remove(name);
            answer.completeExceptionally(unknown(name, e));
        }
    }

    /** The JDK checks a certificate against the name inside the address it connects to, not against the URL. */
    private static List<InetAddress> named(String name, List<InetAddress> found) throws UnknownHostException {
        if (found.isEmpty()) {
            throw new UnknownHostException(name);
        }
        List<InetAddress> named = new ArrayList<>();
        for (InetAddress address : found) {
            named.add(
                    address instanceof Inet6Address six && six.getScopeId() != 0
                            ? Inet6Address.getByAddress(name, six.getAddress(), six.getScopeId())
                            : InetAddress.getByAddress(name, address.getAddress()));
        }
        return List.copyOf(named);
    }

    static UnknownHostException unknown(String host, Exception cause) {
        UnknownHostException unknown = new UnknownHostException("no address for host " + ForeignText.quoted(host));
        unknown.initCause(cause);
        return unknown;
    }
}
