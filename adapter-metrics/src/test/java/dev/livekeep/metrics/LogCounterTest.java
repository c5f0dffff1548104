package dev.livekeep.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import com.codahale.metrics.MetricRegistry;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LogCounterTest {

    private final MetricRegistry recorded = new MetricRegistry();
    private final LoggerContext context = new LoggerContext();
    private final Logger logger = context.getLogger("dev.livekeep.runtime.CaptureLog");

    @BeforeEach
    void count() {
        context.getLogger(Logger.ROOT_LOGGER_NAME).setLevel(Level.INFO);
        new LogCounter(recorded).attachTo(context);
    }

    @Test
    void recordsCountByLevelClassAndEvent() {
        logger.atWarn().addKeyValue("event", "PollFailed").log("no");
        logger.atWarn().addKeyValue("event", "PollFailed").log("no again");
        logger.info("plain");

        assertThat(Scrape.lines(recorded, "log_count_total"))
                .containsExactlyInAnyOrder(
                        "log_count_total{function=\"PollFailed\",level=\"WARNING\",module=\"CaptureLog\"} 2.0",
                        "log_count_total{function=\"-\",level=\"INFO\",module=\"CaptureLog\"} 1.0");
    }

    @Test
    void recordsBelowTheLevelInForceDoNotCount() {
        logger.debug("quiet");

        assertThat(Scrape.lines(recorded, "log_count_total")).isEmpty();
    }

    @Test
    void levelsAreInPythonsWords() {
        logger.setLevel(Level.TRACE);

        logger.trace("t");
        logger.debug("d");
        logger.error("e");

        assertThat(Scrape.lines(recorded, "log_count_total"))
                .containsExactlyInAnyOrder(
                        "log_count_total{function=\"-\",level=\"DEBUG\",module=\"CaptureLog\"} 2.0",
                        "log_count_total{function=\"-\",level=\"ERROR\",module=\"CaptureLog\"} 1.0");
    }

    @Test
    void loggersWithoutEndCountAsOther() {
        for (int i = 0; i < 1_500; i++) {
            context.getLogger("x" + i).info("once");
        }

        assertThat(Scrape.lines(recorded, "log_count_total"))
                .hasSize(1_001)
                .contains("log_count_total{function=\"-\",level=\"INFO\",module=\"other\"} 500.0");
    }
}
