package dev.livekeep.twitch.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.livekeep.ports.TaskRunner;
import dev.livekeep.testkit.VirtualTime;
import dev.livekeep.twitch.Bench;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Design §7, Addresses. */
@Tag("process")
class AddressesTest {

    private static final URI FAR = URI.create("http://far.test/live.m3u8");

    private NamedBench bench = new NamedBench().name("far.test", "203.0.113.9");

    @AfterEach
    void close() {
        bench.close();
    }

    private void assertRefused(URI uri, Owner owner, String kind) {
        assertThatExceptionOfType(ForbiddenAddressException.class)
                .isThrownBy(() -> bench.get(uri, owner))
                .withMessageContaining("is " + kind + " (")
                .withMessageContaining("--allow-address");
    }

    @ParameterizedTest
    @CsvSource({
        "127.0.0.1,loopback",
        "2130706433,loopback",
        "[::1],loopback",
        "[::ffff:127.0.0.1],loopback",
        "10.0.0.1,private",
        "172.16.0.1,private",
        "192.168.1.1,private",
        "[fd12::1],private",
        "169.254.1.1,link-local",
        "[fe80::1],link-local",
        "100.64.0.1,shared",
        "169.254.169.254,metadata",
        "2852039166,metadata",
        "[fd00:ec2::254],metadata",
        "[::ffff:a9fe:a9fe],metadata",
        "[64:ff9b::a9fe:a9fe],metadata",
        "[2002:a9fe:a9fe::],metadata",
        "100.100.100.200,metadata",
        "0.0.0.0,unusable",
        "255.255.255.255,unusable",
        "224.0.0.1,unusable",
        "[::],unusable"
    })
    void aLiteralThatIsNotPublicIsRefused(String literal, String kind) {
        assertRefused(URI.create("http://" + literal + ":" + bench.server.port() + "/"), NamedBench.owner(FAR), kind);
        assertThat(bench.server.accepted()).isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "127.0.0.1,loopback",
        "10.0.0.1,private",
        "169.254.169.254,metadata",
        "fd00:ec2::254,metadata",
        "0.0.0.0,unusable"
    })
    void aNameThatStandsForNoPublicAddressIsRefused(String address, String kind) {
        bench.name("bad.test", address).name("mixed.test", "203.0.113.7", address);

        assertRefused(bench.uri("bad.test", "/"), NamedBench.owner(FAR), kind);
        assertRefused(bench.uri("BAD.test", "/"), NamedBench.owner(FAR), kind);
        assertRefused(bench.uri("mixed.test", "/"), NamedBench.owner(FAR), kind);
        assertThat(bench.server.accepted()).isZero();
    }

    @Test
    void aNameThatLooksLikeHexIsAName() {
        bench.name("1.bad.be", "127.0.0.1");

        assertRefused(bench.uri("1.bad.be", "/"), NamedBench.owner(FAR), "loopback");
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.1", "0x7f000001", "0x7f.1", "0177.0.0.1", "256.256.256.256", "99999999999"})
    void addressesInOddFormsAreNoAddresses(String host) {
        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> bench.get(bench.uri(host, "/"), NamedBench.owner(FAR)));
        assertThat(bench.server.accepted()).isZero();
    }

    @Test
    void theUsersOwnAddressVouchesForItsKind() throws IOException {
        bench.name("home.test", "127.0.0.1").name("lan.test", "192.168.7.7");
        bench.server.on("/a.ts", 200, "", "a");
        Owner home = NamedBench.owner(bench.uri("home.test", "/live.m3u8"));
        Owner literal = NamedBench.owner(bench.uri("127.0.0.1", "/live.m3u8"));

        assertThat(bench.get(bench.uri("home.test", "/a.ts"), home)).isEqualTo("200 a");
        assertThat(bench.get(bench.uri("127.0.0.1", "/a.ts"), home)).isEqualTo("200 a");
        assertThat(bench.get(bench.uri("home.test", "/a.ts"), literal)).isEqualTo("200 a");
        assertRefused(bench.uri("lan.test", "/"), home, "private");
        assertRefused(bench.uri("169.254.169.254", "/"), home, "metadata");
        assertRefused(bench.uri("0.0.0.0", "/"), home, "unusable");
    }

    @Test
    void aNameOfTheUsersNeverVouchesForMetadata() {
        bench.name("own.test", "169.254.169.254");

        URI own = bench.uri("own.test", "/live.m3u8");

        assertRefused(own, NamedBench.owner(own), "metadata");
    }

    @Test
    void aPublicNameThatTurnsLocalVouchesForNothing() {
        bench.name("own.test", "203.0.113.9", "127.0.0.1");
        URI own = bench.uri("own.test", "/live.m3u8");
        Owner owner = NamedBench.owner(own);

        assertRefused(own, owner, "loopback");
        bench.name("own.test", "127.0.0.1").skip(Duration.ofMinutes(1));

        assertRefused(own, owner, "loopback");
        assertRefused(bench.uri("127.0.0.1", "/"), owner, "loopback");
        assertThat(bench.server.accepted()).isZero();
    }

    @Test
    void anAllowedBlockIsAllowed() throws IOException {
        bench.close();
        bench = new NamedBench(HttpSettings.defaults().allowing(List.of(AddressRange.parse("127.0.0.0/8"))))
                .name("near.test", "127.0.0.1");
        bench.server.on("/a.ts", 200, "", "a");

        assertThat(bench.get(bench.uri("near.test", "/a.ts"), NamedBench.owner(FAR)))
                .isEqualTo("200 a");
        assertThat(bench.get(bench.uri("127.0.0.1", "/a.ts"), NamedBench.owner(FAR)))
                .isEqualTo("200 a");
        assertRefused(URI.create("http://10.0.0.1/"), NamedBench.owner(FAR), "private");
    }

    @Test
    void everyHopIsChecked() {
        bench.name("home.test", "127.0.0.1").name("bad.test", "10.0.0.7");
        bench.server.on("/a", 302, "Location: http://bad.test/admin?token=geheim\r\n", "");
        URI own = bench.uri("home.test", "/a");

        assertThatExceptionOfType(ForbiddenAddressException.class)
                .isThrownBy(() -> bench.get(own, NamedBench.owner(own)))
                .withMessageContaining("bad.test/admin")
                .withMessageContaining("private")
                .withMessageNotContaining("geheim");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"file:///etc/passwd", "ftp://far.test/x", "gopher://far.test/", "http:///x", "jar:http://a!/"})
    void otherSchemesAndNoHostAreRefused(String uri) {
        assertThatExceptionOfType(ForbiddenAddressException.class)
                .isThrownBy(() -> bench.get(URI.create(uri), NamedBench.owner(FAR)));
    }

    @Test
    void aNameIsAskedAgainAfterHalfAMinuteAndTheLastAnswerServesWhileTheServiceIsSilent() throws IOException {
        bench.name("home.test", "127.0.0.1");
        bench.server.on("/a", 200, "", "a");
        URI own = bench.uri("home.test", "/a");
        bench.get(own);
        bench.name("home.test").skip(Duration.ofSeconds(29));
        String fresh = bench.get(own);
        bench.skip(Duration.ofSeconds(2));
        String stale = bench.get(own);
        bench.skip(Duration.ofMinutes(11));

        assertThat(fresh).isEqualTo("200 a");
        assertThat(stale).isEqualTo("200 a");
        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> bench.get(own))
                .withMessageContaining("no address for host \"home.test\"");
    }

    @Test
    void nobodyWaitsForANameServiceThatIsSilent() throws IOException {
        VirtualTime time = new VirtualTime();
        List<Runnable> asked = new CopyOnWriteArrayList<>();
        TaskRunner here = (work, name, task) -> asked.add(task);
        AtomicReference<String> answer = new AtomicReference<>("203.0.113.1");
        try (HostBook book = new HostBook(here, time, host -> List.of(NamedBench.address(answer.get())))) {
            CompletableFuture<List<InetAddress>> first = CompletableFuture.supplyAsync(() -> resolve(book));
            Bench.passUntil(() -> asked.size() == 1);
            asked.removeFirst().run();
            List<InetAddress> before = first.join();
            answer.set("203.0.113.2");
            time.advance(Duration.ofSeconds(31));

            List<InetAddress> silent = resolve(book);
            List<InetAddress> stillSilent = resolve(book);
            asked.removeFirst().run();
            List<InetAddress> after = resolve(book);

            assertThat(silent).isEqualTo(before).isEqualTo(stillSilent);
            assertThat(after).containsExactly(NamedBench.address("203.0.113.2"));
            assertThat(asked).isEmpty();
        }
    }

    private static List<InetAddress> resolve(HostBook book) {
        try {
            return book.resolve("slow.test", new Cancellation());
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** Two askers, one of whom may have it: what the other was refused must not become what the first connects to. */
    @Test
    void onlyWhatWasApprovedIsWhatTheJdkConnectsTo() throws IOException {
        VirtualTime time = new VirtualTime();
        TaskRunner here = (work, name, task) -> task.run();
        AtomicReference<String> answer = new AtomicReference<>("203.0.113.9");
        HostBook.Lookup names =
                host -> List.of(NamedBench.address(host.equals("turning.test") ? answer.get() : "203.0.113.9"));
        try (HostBook book = new HostBook(here, time, names)) {
            AddressGate gate = new AddressGate(List.of(), ProxyRules.none(), book);
            URI uri = URI.create("http://turning.test/");
            gate.check(uri, NamedBench.owner(FAR), new Cancellation());
            answer.set("127.0.0.1");
            time.advance(Duration.ofSeconds(31));

            assertThatExceptionOfType(ForbiddenAddressException.class)
                    .isThrownBy(() -> gate.check(uri, NamedBench.owner(FAR), new Cancellation()));

            assertThat(book.known("turning.test"))
                    .hasValueSatisfying(known -> assertThat(known)
                            .extracting(InetAddress::getHostAddress)
                            .containsExactly("203.0.113.9"));
        }
    }
}
