package dev.livekeep.twitch.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.livekeep.domain.source.ClientRole;
import dev.livekeep.twitch.RawServer;
import dev.livekeep.twitch.RawServer.Request;
import java.io.IOException;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Proxies as an environment names them, to Python's requests' understanding. */
@Tag("process")
class ProxyTest {

    private static final URI FAR = URI.create("http://far.test/live.m3u8");

    private final RawServer proxy = RawServer.start();
    private final NamedBench bench = new NamedBench(HttpSettings.defaults()
            .withEnvironment(Map.of(
                    "http_proxy",
                    "http://me:p%40ss@127.0.0.1:" + proxy.port(),
                    "NO_PROXY",
                    "direct.test, .near.test")));

    @AfterEach
    void close() {
        bench.close();
        proxy.close();
    }

    @Test
    void theProxyIsAskedAndResolvesTheName() throws IOException {
        proxy.on("http://far.test/live.m3u8", 200, "", "through");

        assertThat(bench.get(FAR)).isEqualTo("200 through");
        assertThat(proxy.requests().getFirst().line()).isEqualTo("GET http://far.test/live.m3u8 HTTP/1.1");
        assertThat(proxy.requests().getFirst().header("host")).isEqualTo("far.test");
    }

    @Test
    void itsLoginIsForItAloneAndNobodyElsesIsLost() throws IOException {
        proxy.on("http://far.test/live.m3u8", 200, "", "through");
        bench.name("direct.test", "127.0.0.1").server.on("/a", 200, "", "straight");
        URI direct = bench.uri("direct.test", "/a");
        HttpAsk ask = HttpAsk.get("test", FAR, ClientRole.FIRST, NamedBench.owner(FAR))
                .with("Authorization", "OAuth abc");

        try (HttpAnswer answer = bench.caller.exchange(ask, new Cancellation())) {
            assertThat(answer.status()).isEqualTo(200);
        }
        String straight = bench.get(direct);

        Request through = proxy.requests().getFirst();
        assertThat(through.header("proxy-authorization")).isEqualTo("Basic bWU6cEBzcw==");
        assertThat(through.header("authorization")).isEqualTo("OAuth abc");
        assertThat(straight).isEqualTo("200 straight");
        assertThat(bench.server.requests().getFirst().header("proxy-authorization"))
                .isEmpty();
        assertThat(proxy.requests()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 403, 407, 502})
    void aRefusalThroughTheProxyIsAnAnswer(int status) throws IOException {
        proxy.on("http://far.test/live.m3u8", status, "", "no");

        assertThat(bench.get(FAR)).isEqualTo(status + " no");
    }

    @ParameterizedTest
    @CsvSource({
        "169.254.169.254,metadata",
        "2852039166,metadata",
        "127.0.0.1,loopback",
        "[::1],loopback",
        "10.1.2.3,private",
        "localhost,loopback",
        "LOCALHOST.,loopback",
        "a.localhost,loopback"
    })
    void whatIsPlainToSeeIsRefusedBeforeTheProxy(String host, String kind) {
        URI uri = URI.create("http://" + host + "/");

        assertThatExceptionOfType(ForbiddenAddressException.class)
                .isThrownBy(() -> bench.get(uri, NamedBench.owner(FAR)))
                .withMessageContaining(kind);
        assertThat(proxy.accepted()).isZero();
    }

    @Test
    void oddFormsOfAddressesAreNotHandedToTheProxy() {
        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> bench.get(URI.create("http://0x7f.1/"), NamedBench.owner(FAR)));
        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> bench.get(URI.create("http://0177.0.0.1/"), NamedBench.owner(FAR)));
        assertThat(proxy.accepted()).isZero();
    }

    @Test
    void theUsersOwnAddressVouchesForItsKindThroughAProxyToo() throws IOException {
        proxy.on("http://10.0.0.5/a.ts", 200, "", "a");
        proxy.on("http://localhost/a.ts", 200, "", "b");

        assertThat(bench.get(URI.create("http://10.0.0.5/a.ts"), NamedBench.owner(URI.create("http://10.0.0.9/x"))))
                .isEqualTo("200 a");
        assertThat(bench.get(URI.create("http://localhost/a.ts"), NamedBench.owner(URI.create("http://localhost/x"))))
                .isEqualTo("200 b");
    }

    @Test
    void aProxyThatIsNotThereIsAFailure() {
        proxy.close();

        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> bench.get(FAR))
                .withMessageContaining("far.test");
    }

    @ParameterizedTest
    @CsvSource({
        "example.com,http://example.com/,true",
        "example.com,http://www.example.com/,true",
        ".example.com,http://www.example.com/,true",
        ".example.com,http://example.com/,true",
        "Example.COM,http://EXAMPLE.com/,true",
        "example.com:8080,http://example.com:8080/,true",
        "example.com:8080,http://example.com/,false",
        "example.com,http://example.org/,false",
        "*,http://anything/,true",
        "10.0.0.0/8,http://10.1.2.3/,true",
        "10.0.0.0/8,http://11.1.2.3/,false",
        "10.1.2.3,http://10.1.2.3:99/,true",
        "1.2.3,http://10.1.2.3/,false",
        "10.0.0.0/99,http://10.1.2.3/,false",
    })
    void noProxyIsReadAsRequestsReadsIt(String exception, URI uri, boolean direct) {
        ProxyRules rules = ProxyRules.fromEnvironment(Map.of("HTTP_PROXY", "proxy:3128", "no_proxy", exception));

        assertThat(rules.applyTo(uri)).isEqualTo(!direct);
    }

    @Test
    void theLowerCaseNameWinsAndAllProxyFillsIn() {
        ProxyRules rules = ProxyRules.fromEnvironment(
                Map.of("http_proxy", "http://lower:1", "HTTP_PROXY", "http://upper:2", "ALL_PROXY", "http://all"));

        assertThat(rules).hasToString("http: lower:1, https: all:80, direct: []");
        assertThat(ProxyRules.fromEnvironment(Map.of("HTTP_PROXY", " ")).applyTo(FAR))
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "HTTPS_PROXY,socks5://me:geheim@host:1",
        "ALL_PROXY,https://me:geheim@host:1",
        "HTTP_PROXY,http://",
        "HTTP_PROXY,http://me:geheim@ho st:1"
    })
    void aProxyThatCannotBeUsedIsNamedByItsVariable(String variable, String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ProxyRules.fromEnvironment(Map.of(variable, text)))
                .withMessageContaining("as proxy in " + variable)
                .withMessageNotContaining("geheim");
    }
}
