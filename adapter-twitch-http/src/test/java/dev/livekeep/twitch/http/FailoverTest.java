package dev.livekeep.twitch.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.livekeep.domain.source.ClientRole;
import dev.livekeep.ports.TaskRunner;
import dev.livekeep.testkit.VirtualTime;
import dev.livekeep.twitch.Bench;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Design §4, Connections: another address, another client, and not too many of them. */
@Tag("process")
class FailoverTest {

    @Test
    void theNextAttemptTriesTheNextAddress() throws IOException {
        try (NamedBench bench = new NamedBench().name("two.test", "127.0.0.2", "127.0.0.1")) {
            bench.server.on("/a", 200, "", "a");
            URI own = bench.uri("two.test", "/a");

            assertThatExceptionOfType(IOException.class)
                    .isThrownBy(() -> bench.get(own))
                    .withMessage("cannot connect to two.test:" + bench.server.port());
            String second = bench.get(own);
            String third = bench.get(own, NamedBench.owner(own), ClientRole.SECOND);

            assertThat(second).isEqualTo("200 a");
            assertThat(third).isEqualTo("200 a");
        }
    }

    @Test
    void aConnectionThatDoesNotComeAboutInTimeIsAFailureOfItsAddress() throws IOException {
        HttpSettings set = HttpSettings.defaults();
        HttpSettings soon = new HttpSettings(
                set.client(),
                Duration.ofMillis(300),
                set.limits(),
                set.allowedAddresses(),
                set.proxies(),
                set.trustedCertificates());
        try (NamedBench bench = new NamedBench(soon).name("two.test", "127.0.0.2", "127.0.0.1");
                ServerSocket full = new ServerSocket(bench.server.port(), 1, InetAddress.getByName("127.0.0.2"))) {
            bench.server.on("/a", 200, "", "a");
            URI own = bench.uri("two.test", "/a");
            List<Socket> fill = new ArrayList<>();
            try {
                for (int i = 0; i < 2; i++) {
                    fill.add(new Socket(full.getInetAddress(), full.getLocalPort()));
                }

                assertThatExceptionOfType(IOException.class)
                        .isThrownBy(() -> bench.get(own))
                        .withMessage("no connection to two.test:" + bench.server.port() + " in time");
                assertThat(bench.get(own)).isEqualTo("200 a");
            } finally {
                for (Socket socket : fill) {
                    socket.close();
                }
            }
        }
    }

    @Test
    void aFailedAddressComesToTheFrontAgainAfterAMinute() throws IOException {
        VirtualTime time = new VirtualTime();
        TaskRunner here = (work, name, task) -> task.run();
        List<InetAddress> both = List.of(NamedBench.address("203.0.113.1"), NamedBench.address("203.0.113.2"));
        List<InetAddress> turned = List.of(both.get(1), both.get(0));
        try (HostBook book = new HostBook(here, time, host -> both)) {
            book.approve("two.test", book.resolve("two.test", new Cancellation()));

            book.failed("TWO.test");
            List<InetAddress> afterOne = book.known("two.test").orElseThrow();
            time.advance(Duration.ofSeconds(30));
            book.failed("two.test");
            List<InetAddress> afterBoth = book.known("two.test").orElseThrow();
            time.advance(Duration.ofSeconds(31));
            List<InetAddress> later = book.known("two.test").orElseThrow();
            time.advance(Duration.ofSeconds(30));
            List<InetAddress> last = book.known("two.test").orElseThrow();

            assertThat(afterOne).isEqualTo(turned);
            assertThat(afterBoth).isEqualTo(both);
            assertThat(later).isEqualTo(both);
            assertThat(last).isEqualTo(both);
        }
    }

    @Test
    void clientsAreTwoAndFailuresRenewThemAtMostEveryTenSeconds() throws IOException {
        VirtualTime time = new VirtualTime();
        List<HttpClient> made = new ArrayList<>();
        try (ClientPool pool = new ClientPool(
                () -> {
                    made.add(HttpClient.newHttpClient());
                    return made.getLast();
                },
                time)) {
            ClientPool.Lease first = pool.lease(ClientRole.FIRST);
            ClientPool.Lease second = pool.lease(ClientRole.SECOND);
            first.failed();
            ClientPool.Lease young = pool.lease(ClientRole.FIRST);
            time.advance(Duration.ofSeconds(10));
            first.failed();
            young.failed();
            ClientPool.Lease renewed = pool.lease(ClientRole.FIRST);
            renewed.failed();
            ClientPool.Lease same = pool.lease(ClientRole.FIRST);
            ClientPool.Lease other = pool.lease(ClientRole.SECOND);

            assertThat(made).hasSize(3);
            assertThat(first.client()).isSameAs(young.client()).isNotSameAs(second.client());
            assertThat(renewed.client()).isSameAs(same.client()).isNotSameAs(first.client());
            assertThat(other.client()).isSameAs(second.client());

            first.close();
            first.close();
            assertThat(first.client().isTerminated()).isFalse();
            young.close();
            Bench.passUntil(() -> made.getFirst().isTerminated());
            assertThat(made.get(1).isTerminated()).isFalse();
        }
        Bench.passUntil(() -> made.stream().allMatch(HttpClient::isTerminated));
    }

    @Test
    void theTwoRolesShareNoConnection() throws IOException {
        try (NamedBench bench = new NamedBench()) {
            bench.server.on("/a", 200, "", "a");
            URI own = bench.uri("127.0.0.1", "/a");
            Owner owner = NamedBench.owner(own);

            for (int i = 0; i < 3; i++) {
                bench.get(own, owner, ClientRole.FIRST);
                bench.get(own, owner, ClientRole.SECOND);
            }

            assertThat(bench.server.accepted()).isEqualTo(2);
        }
    }

    @Test
    void connectionFailuresBringNewClientsAndTheOldOnesEnd() throws IOException {
        try (NamedBench bench = new NamedBench()) {
            bench.server.on("/cut", (request, out) -> request.socket().close());
            bench.server.on("/a", 200, "", "a");
            URI own = bench.uri("127.0.0.1", "/a");
            bench.get(own);
            bench.skip(Duration.ofSeconds(11));
            assertThatExceptionOfType(IOException.class)
                    .isThrownBy(() -> bench.get(bench.uri("127.0.0.1", "/cut"), NamedBench.owner(own)));

            String after = bench.get(own);

            assertThat(after).isEqualTo("200 a");
            Bench.passUntil(() -> bench.server.open() == 1);
        }
    }

    @Test
    void afterTheEndNothingIsAskedAnyMore() {
        NamedBench bench = new NamedBench();
        URI own = bench.uri("127.0.0.1", "/a");

        bench.close();

        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> bench.get(own))
                .withMessage("closed");
    }
}
