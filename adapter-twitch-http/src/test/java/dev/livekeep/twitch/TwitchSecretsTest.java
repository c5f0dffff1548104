package dev.livekeep.twitch;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.livekeep.ports.HttpEvents;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/** Whatever goes wrong: no token in a log, in a label, or in the words of an answer. */
@Tag("process")
class TwitchSecretsTest {

    private static final String OAUTH = "zugang0815";

    private final List<String> labels = new CopyOnWriteArrayList<>();
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();
    private final Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    private final Level before = root.getLevel();

    @TempDir
    Path folder;

    private OAuthToken oauth = OAuthToken.none();
    private FakeTwitch twitch = new FakeTwitch();

    @BeforeEach
    void open() throws IOException {
        log.start();
        root.addAppender(log);
        root.setLevel(Level.TRACE);
        oauth = OAuthToken.ofFile(Files.writeString(folder.resolve("token"), OAUTH));
        twitch.close();
        twitch = new FakeTwitch(new KeptLabels(), settings -> settings.withOauth(oauth));
    }

    @AfterEach
    void close() {
        twitch.close();
        root.detachAppender(log);
        root.setLevel(before);
    }

    private final class KeptLabels implements HttpEvents {
        @Override
        public void sent(Labels of) {
            labels.add(of.toString());
        }

        @Override
        public void answered(Labels of, String status, Duration latency, OptionalLong contentLength) {
            labels.add(of + status);
        }
    }

    private void assertNothingTold(Object answer) {
        String all = answer + "\n" + labels + "\n"
                + log.list.stream().map(ILoggingEvent::getFormattedMessage).toList()
                + "\n" + oauth;
        assertThat(all)
                .contains("twitch_get_access_token")
                .doesNotContain(OAUTH)
                .doesNotContain(FakeTwitch.SIGNATURE)
                .doesNotContain("wert");
    }

    @Test
    void inAFind() {
        assertNothingTold(twitch.find());
    }

    @Test
    void inARefusalThatQuotesTheLogin() {
        twitch.bench.server.on(
                "/gql",
                (request, out) -> send(
                        out,
                        401,
                        "{\"error\":\"Unauthorized\",\"message\":\"" + request.header("authorization") + "?\"}"));
        Object refused = twitch.find();
        twitch.bench.server.on(
                "/gql", (request, out) -> send(out, 500, "<p>" + request.header("authorization") + "</p>"));
        Object failed = twitch.find();

        assertNothingTold(refused + "" + failed);
        assertThat(refused.toString()).contains("Unauthorized");
    }

    @Test
    void inATokenThatCannotBeRead() {
        twitch.token(200, FakeTwitch.GIVEN.substring(0, FakeTwitch.GIVEN.length() - 1));

        Object cut = twitch.find();

        assertNothingTold(cut);
        assertThat(cut.toString()).contains("JSON of");
    }

    @Test
    void inAnErrorThatQuotesOurAddress() {
        twitch.bench.server.on(
                "/usher/api/v2/channel/hls/somebody.m3u8",
                (request, out) -> send(
                        out, 403, "[{\"url\":\"" + request.target() + "\",\"error\":\"Because\",\"type\":\"error\"}]"));
        Object told = twitch.find();
        twitch.bench.server.on(
                "/usher/api/v2/channel/hls/somebody.m3u8",
                (request, out) -> send(
                        out, 403, "[{\"error\":\"Because\",\"url\":\"" + request.target() + "x".repeat(9000) + "\"}]"));
        Object cut = twitch.find();
        twitch.bench.server.on(
                "/usher/api/v2/channel/hls/somebody.m3u8",
                (request, out) -> send(out, 403, "Cannot GET " + request.target()));
        Object page = twitch.find();

        assertNothingTold(told + "" + cut + page);
        assertThat(List.of(told.toString(), cut.toString())).allMatch(words -> words.contains("Because"));
        assertThat(page.toString()).contains("Cannot GET /usher/api/v2/channel/hls/somebody.m3u8");
    }

    @Test
    void inABrokenConnection() {
        twitch.bench.server.on("/usher/api/v2/channel/hls/somebody.m3u8", (request, out) -> {
            out.write("garbage\r\n\r\n".getBytes(UTF_8));
            request.socket().shutdownOutput();
        });

        assertNothingTold(twitch.find());
    }

    @Test
    void inARedirectToNowhere() {
        twitch.bench.server.on("/usher/api/v2/channel/hls/somebody.m3u8", (request, out) -> {
            String head = "HTTP/1.1 302 X\r\nLocation: http://[" + request.target() + "\r\nContent-Length: 0\r\n\r\n";
            RawServer.write(out, head);
        });

        assertNothingTold(twitch.find());
    }

    private static void send(OutputStream out, int status, String body) throws IOException {
        RawServer.send(out, status, "", body.getBytes(UTF_8));
    }
}
