package dev.livekeep.twitch;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.livekeep.domain.source.Refusal;
import dev.livekeep.domain.source.StreamAnswer;
import dev.livekeep.ports.HttpEvents;
import dev.livekeep.twitch.RawServer.Request;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("process")
class TwitchTokenTest {

    private static final String UNKNOWN_HASH = "{\"errors\":[{\"message\":\"PersistedQueryNotFound\"}]}";
    private static final String INTEGRITY =
            "{\"errors\":[{\"message\":\"failed integrity check\",\"path\":[\"streamPlaybackAccessToken\"]}],"
                    + "\"data\":{\"streamPlaybackAccessToken\":null},\"extensions\":{\"challenge\":{\"type\":\"integrity\"}}}";
    private static final String UNAUTHORIZED =
            "{\"error\":\"Unauthorized\",\"status\":401,\"message\":\"The \\\"Authorization\\\" token is invalid.\"}";

    private FakeTwitch twitch = new FakeTwitch();

    @AfterEach
    void close() {
        twitch.close();
    }

    private StreamAnswer.Refused refused() {
        return (StreamAnswer.Refused) twitch.find();
    }

    private String failed() {
        return ((StreamAnswer.Failed) twitch.find()).reason();
    }

    private void logIn(Path file) throws IOException {
        OAuthToken token = OAuthToken.ofFile(file);
        twitch.close();
        twitch = new FakeTwitch(HttpEvents.NONE, settings -> settings.withOauth(token));
    }

    @Test
    void theRequestIsThePersistedQueryOfTheWebsite() throws IOException {
        twitch.find();

        Request request = twitch.tokenRequests().getFirst();
        assertThat(request.line()).isEqualTo("POST /gql HTTP/1.1");
        assertThat(new ObjectMapper().readTree(request.body())).isEqualTo(new ObjectMapper().readTree("""
                {"operationName":"PlaybackAccessToken",
                 "extensions":{"persistedQuery":{"version":1,
                   "sha256Hash":"ed230aa1e33e07eebb8928504583da78a5173989fadfb1ac94be06a04f3cdbe9"}},
                 "variables":{"isLive":true,"login":"somebody","isVod":false,"vodID":"","playerType":"embed",
                   "platform":"site"}}"""));
        assertThat(request.header("client-id")).isEqualTo("kimne78kx3ncx6brgo4mv6wki5h1ko");
        assertThat(request.header("user-agent")).startsWith("Mozilla/5.0 ");
        assertThat(request.header("content-type")).isEqualTo("application/json");
        assertThat(request.header("authorization")).isEmpty();
        assertThat(request.header("cookie")).isEmpty();
    }

    @Test
    void everyConstantCanBeSet() {
        twitch.close();
        twitch = new FakeTwitch(
                HttpEvents.NONE,
                set -> new TwitchSettings(
                        set.gql(),
                        set.usher(),
                        "client",
                        "0123abcd",
                        "frontpage",
                        "web",
                        "h264",
                        "Browser/1",
                        Map.of("X-Device-Id", "device", "client-id", "another"),
                        OAuthToken.none()));

        twitch.find();

        Request request = twitch.tokenRequests().getFirst();
        assertThat(request.body())
                .contains("\"sha256Hash\":\"0123abcd\"")
                .contains("\"playerType\":\"frontpage\"")
                .contains("\"platform\":\"web\"");
        assertThat(request.header("x-device-id")).isEqualTo("device");
        assertThat(request.header("client-id")).isEqualTo("another");
        assertThat(request.header("user-agent")).isEqualTo("Browser/1");
        assertThat(twitch.usher2Requests().getFirst().target()).contains("&supported_codecs=h264&");
        assertThat(twitch.usher2Requests().getFirst().header("user-agent")).isEqualTo("Browser/1");
        assertThat(twitch.usher2Requests().getFirst().header("x-device-id")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Host", "content-length", "a b", "X:Y", ""})
    void aHeaderThatCannotBeSentIsRefusedAtOnce(String name) {
        TwitchSettings set = TwitchSettings.defaults();

        assertThatIllegalArgumentException()
                .isThrownBy(() -> withHeader(set, name, "geheim"))
                .withMessageContaining("want a header ")
                .withMessageNotContaining("geheim");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> withHeader(set, "X-A", "geheim\r\nX-B: 1"))
                .withMessageContaining("X-A")
                .withMessageNotContaining("geheim");
    }

    @Test
    void aConstantThatCannotBeSentIsRefusedAtOnceAndNamed() {
        String[] usual = {"client", "0123abcd", "frontpage", "web", "h264", "Browser/1"};
        String[] wanted = {"client id", "query hash", "player type", "platform", "codecs", "user agent"};

        for (int wrong = 0; wrong < usual.length; wrong++) {
            String[] constants = usual.clone();
            constants[wrong] = "a\r\nb";
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> withConstants(constants))
                    .withMessageStartingWith("want a Twitch ")
                    .withMessageContaining(wanted[wrong]);
        }
    }

    private static TwitchSettings withConstants(String... set) {
        TwitchSettings usual = TwitchSettings.defaults();
        return new TwitchSettings(
                usual.gql(), usual.usher(), set[0], set[1], set[2], set[3], set[4], set[5], Map.of(), usual.oauth());
    }

    private static TwitchSettings withHeader(TwitchSettings set, String name, String value) {
        return new TwitchSettings(
                set.gql(),
                set.usher(),
                set.clientId(),
                set.queryHash(),
                set.playerType(),
                set.platform(),
                set.supportedCodecs(),
                set.userAgent(),
                Map.of(name, value),
                set.oauth());
    }

    @Test
    void aNullTokenIsNoSuchChannel() {
        twitch.token(200, "{\"data\":{\"streamPlaybackAccessToken\":null},\"extensions\":{}}");

        assertThat(refused().refusal()).isEqualTo(Refusal.NO_SUCH_CHANNEL);
        assertThat(refused().words()).contains("no channel of the login \"somebody\"");
        assertThat(twitch.usher2Requests()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 400, 403})
    void anUnknownQueryHashIsNamed(int status) {
        twitch.token(status, UNKNOWN_HASH);

        assertThat(refused())
                .isEqualTo(new StreamAnswer.Refused(Refusal.QUERY_HASH_UNKNOWN, "\"PersistedQueryNotFound\""));
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 400, 403})
    void aRefusedIntegrityCheckIsNamed(int status) {
        twitch.token(status, INTEGRITY);

        assertThat(refused())
                .isEqualTo(new StreamAnswer.Refused(Refusal.INTEGRITY_REFUSED, "\"failed integrity check\""));
    }

    @ParameterizedTest
    @ValueSource(strings = {UNAUTHORIZED, "", "{\"message\":\"no\"}", "<html>401 Authorization Required</html>"})
    void aRefusedLoginIsNamedWhateverThePageSays(String page) {
        twitch.token(401, page);

        assertThat(refused().refusal()).isEqualTo(Refusal.TOKEN_REFUSED);
        assertThat(refused().words()).doesNotContainIgnoringCase("offline");
    }

    @Test
    void aTokenMayAlsoBeRefusedWithA403() {
        twitch.token(403, "{\"error\":\"Forbidden\",\"status\":403,\"message\":\"token refused\"}");

        assertThat(refused())
                .isEqualTo(new StreamAnswer.Refused(Refusal.TOKEN_REFUSED, "\"Forbidden; token refused\""));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "400|{\"error\":\"Bad Request\",\"status\":400,\"message\":\"The Client-ID header is invalid.\"}|Client-ID header",
                "200|{\"errors\":[{\"message\":\"forbidden\"}],\"data\":{\"streamPlaybackAccessToken\":null}}|forbidden",
                "403|<html>Access denied</html>|Access denied",
                "404|nothing here|nothing here",
            })
    void otherRefusalsKeepTheirWords(int status, String page, String words) {
        twitch.token(status, page);

        assertThat(refused().refusal()).isEqualTo(Refusal.OTHER);
        assertThat(refused().words()).contains(words);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "500|<html>oops</html>",
                "503|{\"error\":\"Service Unavailable\",\"status\":503,\"message\":\"\"}",
                "429|{\"error\":\"Too Many Requests\",\"status\":429,\"message\":\"slower\"}",
                "408|''",
                "200|{\"errors\":[{\"message\":\"service timeout\"}],\"data\":{\"streamPlaybackAccessToken\":null}}",
                "200|<html>hello</html>",
                "200|''",
                "200|null",
                "200|[]",
                "200|42",
                "200|{\"data\":{\"streamPlaybackAccessToken\":{\"signature\":7,\"value\":null}}",
                "200|{\"data\":null}",
                "204|''",
            })
    void whatMayPassIsAFailure(int status, String page) {
        twitch.token(status, page);

        assertThat(failed()).doesNotContainIgnoringCase("offline").hasSizeLessThan(250);
    }

    @Test
    void deepNestingAndGreatSizeAreFailures() {
        twitch.token(200, "[".repeat(100_000));
        String deep = failed();
        twitch.token(200, " ".repeat(2 << 20));
        String large = failed();

        assertThat(deep).contains("status 200");
        assertThat(large).contains("at most 1048576 bytes");
    }

    @Test
    void anAnswerThatIsTooLargeIsNotAskedForTwice() {
        twitch.token(200, " ".repeat(2 << 20));

        twitch.find();

        assertThat(twitch.tokenRequests()).hasSize(1);
    }

    @Test
    void aConnectionThatDiedWhileItLayIdleCostsNothing() {
        twitch.bench.server.on("/gql", (request, out) -> {
            RawServer.send(out, 200, "", FakeTwitch.GIVEN.getBytes(UTF_8));
            request.socket().shutdownOutput();
        });

        StreamAnswer first = twitch.find();
        StreamAnswer second = twitch.find();

        assertThat(first).isInstanceOf(StreamAnswer.Variants.class);
        assertThat(second).isInstanceOf(StreamAnswer.Variants.class);
    }

    @Test
    void aRedirectedQuestionIsNotFollowed() {
        twitch.bench.server.on("/gql", 302, "Location: /elsewhere\r\n", "");

        assertThat(failed()).contains("redirected");
        assertThat(twitch.bench.server.requests("/elsewhere")).isEmpty();
    }

    @Test
    void theLoginIsSentToGraphQlAndNowhereElse(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("token"), "abc123\n");
        logIn(file);

        twitch.find();

        assertThat(twitch.tokenRequests().getFirst().header("authorization")).isEqualTo("OAuth abc123");
        assertThat(twitch.usher2Requests().getFirst().header("authorization")).isEmpty();
    }

    @Test
    void theFileIsReadAgainWhenItsTokenIsRefused(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("token"), "old");
        logIn(file);
        twitch.tokenOnlyFor("new");
        Files.writeString(file, "new\n");

        StreamAnswer first = twitch.find();
        StreamAnswer second = twitch.find();

        assertThat(first).isInstanceOf(StreamAnswer.Variants.class);
        assertThat(second).isInstanceOf(StreamAnswer.Variants.class);
        assertThat(twitch.tokenRequests())
                .extracting(request -> request.header("authorization"))
                .containsExactly("OAuth old", "OAuth new", "OAuth new");
    }

    @Test
    void theSameTokenIsNotTriedTwice(@TempDir Path folder) throws IOException {
        logIn(Files.writeString(folder.resolve("token"), "old"));
        twitch.tokenOnlyFor("new");

        assertThat(refused().refusal()).isEqualTo(Refusal.TOKEN_REFUSED);
        assertThat(twitch.tokenRequests()).hasSize(1);
    }

    @Test
    void whoWasRefusedWhileAnotherReadTheNewTokenTriesItToo(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("token"), "old");
        OAuthToken token = OAuthToken.ofFile(file);
        Files.writeString(file, "new");

        boolean first = token.isReplaced("old");
        boolean second = token.isReplaced("old");
        boolean third = token.isReplaced("new");

        assertThat(first).isTrue();
        assertThat(second).isTrue();
        assertThat(third).isFalse();
    }

    @Test
    void aFileThatIsGoneIsNamedAndTheOldTokenStays(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("token"), "old");
        logIn(file);
        twitch.tokenOnlyFor("new");
        Files.delete(file);
        StreamAnswer.Refused gone = refused();
        Files.writeString(file, "two words");
        StreamAnswer.Refused senseless = refused();
        twitch.tokenOnlyFor("old");

        StreamAnswer later = twitch.find();

        assertThat(gone.refusal()).isEqualTo(Refusal.TOKEN_REFUSED);
        assertThat(gone.words()).contains("token is invalid").contains(file + ", found no such file");
        assertThat(senseless.words())
                .contains("want one Twitch token in plain letters")
                .doesNotContain("two words");
        assertThat(later).isInstanceOf(StreamAnswer.Variants.class);
    }
}
