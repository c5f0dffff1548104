package dev.livekeep.app.logging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import dev.livekeep.app.ExitCode;
import dev.livekeep.app.UserMistake;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/** Contract §8: levels in Python's words, lines in its form. */
class LoggingTest {

    private static final Logger LOG = LoggerFactory.getLogger(LoggingTest.class);
    private static final String TIME = "\\[\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d,\\d{3}\\]";

    @TempDir
    Path folder;

    private final ByteArrayOutputStream terminal = new ByteArrayOutputStream();

    @AfterEach
    void letGo() {
        MDC.clear();
        ((LoggerContext) LoggerFactory.getILoggerFactory()).reset();
    }

    private List<String> lines() {
        return terminal.toString(StandardCharsets.UTF_8).lines().toList();
    }

    @Test
    void aLineHasTheFormOfTheContract() {
        Logging.start(Level.INFO, terminal, Level.INFO, Optional.empty());

        LOG.info("stored {} of {}", 1, 2);

        assertThat(lines())
                .singleElement()
                .asString()
                .matches(TIME + "    INFO livekeep\\(LoggingTest:[1-9]\\d*\\): stored 1 of 2");
    }

    @Test
    void theChannelIsPartOfTheLoggersName() {
        Logging.start(Level.INFO, terminal, Level.INFO, Optional.empty());

        MDC.put("channel", "esa");
        LOG.warn("late");

        assertThat(lines())
                .singleElement()
                .asString()
                .matches(TIME + " WARNING livekeep\\.esa\\(LoggingTest:\\d+\\): late");
    }

    @Test
    void aThrowableFollowsItsLine() {
        Logging.start(Level.INFO, terminal, Level.INFO, Optional.empty());

        LOG.error("broken", new IllegalStateException("why"));

        assertThat(lines().get(0)).endsWith("): broken");
        assertThat(lines().get(1)).isEqualTo("java.lang.IllegalStateException: why");
    }

    @Test
    void theFileGetsWhatTheTerminalIsSpared() throws IOException {
        Path file = folder.resolve("log");
        Logging.start(Level.INFO, terminal, Level.WARN, Optional.of(file));

        LOG.debug("each poll");
        LOG.info("begun");
        LOG.warn("late");

        assertThat(lines()).singleElement().asString().endsWith("): late");
        assertThat(Files.readAllLines(file)).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource({
        "DEBUG, DEBUG",
        "debug, DEBUG",
        "NOTSET, DEBUG",
        "INFO, INFO",
        "Warning, WARN",
        "WARN, WARN",
        "ERROR, ERROR",
        "CRITICAL, ERROR",
        "FATAL, ERROR"
    })
    void pythonsWordsForLevels(String word, String level) {
        assertThat(Logging.level(Optional.of(word))).isEqualTo(Level.toLevel(level));
    }

    @Test
    void withoutAWordItIsInfo() {
        assertThat(Logging.level(Optional.empty())).isEqualTo(Level.INFO);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "TRACE", "verbose", "10", "IN\nFO"})
    void anUnknownLevelEndsWithOneAndOneLine(String word) {
        UserMistake mistake = catchThrowableOfType(UserMistake.class, () -> Logging.level(Optional.of(word)));

        assertThat(mistake.exitCode()).isEqualTo(ExitCode.FAILURE);
        assertThat(mistake.getMessage()).contains("WUBLOADER_LOG_LEVEL").doesNotContain("\n");
    }

    @Test
    void aLogFileThatCannotBeWrittenEndsWithOneAndOneLine() {
        for (Path file : List.of(folder, folder.resolve("none/log"))) {
            UserMistake mistake = catchThrowableOfType(
                    UserMistake.class, () -> Logging.start(Level.INFO, terminal, Level.INFO, Optional.of(file)));

            assertThat(mistake.exitCode()).isEqualTo(ExitCode.FAILURE);
            assertThat(mistake.getMessage()).contains(file.toString()).doesNotContain("\n");
        }
    }
}
