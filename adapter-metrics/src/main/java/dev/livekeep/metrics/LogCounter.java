package dev.livekeep.metrics;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.UnsynchronizedAppenderBase;
import com.codahale.metrics.Counter;
import com.codahale.metrics.MetricRegistry;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.event.KeyValuePair;

/**
 * Counts log records (contract §12, {@code log_count_total}): {@code module} is the logger's simple class name, {@code
 * function} the value of the record's key {@code event} or {@code -}, levels are in Python's words. Beyond 1 000 different
 * series, records count under the module {@code other}. Safe for many threads.
 */
public final class LogCounter extends UnsynchronizedAppenderBase<ILoggingEvent> {

    private static final int MOST_SERIES = 1_000;
    private static final String KEY = "event";
    private static final String NOTHING = "-";
    private static final String OTHER = "other";

    private final SeriesRegistry registry;
    private final Map<Source, Counter> counters = new ConcurrentHashMap<>();

    /** Counts into {@code recorded}, once it is {@linkplain #attachTo attached}. */
    public LogCounter(MetricRegistry recorded) {
        this.registry = new SeriesRegistry(recorded);
        setName("counter");
    }

    private record Source(Level level, String logger, String event) {}

    /** Starts counting every record that the loggers of {@code context} let pass. */
    public void attachTo(LoggerContext context) {
        setContext(context);
        start();
        context.getLogger(Logger.ROOT_LOGGER_NAME).addAppender(this);
    }

    @Override
    protected void append(ILoggingEvent event) {
        Source source = new Source(event.getLevel(), event.getLoggerName(), key(event));
        Counter counter = counters.get(source);
        if (counter == null) {
            Source shown = counters.size() < MOST_SERIES ? source : new Source(event.getLevel(), OTHER, NOTHING);
            counter = counters.computeIfAbsent(shown, this::make);
        }
        counter.inc();
    }

    private Counter make(Source source) {
        String module = source.logger().substring(source.logger().lastIndexOf('.') + 1);
        return registry.counter(
                MetricFamily.LOG_COUNT,
                "level",
                pythonWord(source.level()),
                "module",
                module,
                "function",
                source.event());
    }

    private static String key(ILoggingEvent event) {
        if (event.getKeyValuePairs() == null) {
            return NOTHING;
        }
        for (KeyValuePair pair : event.getKeyValuePairs()) {
            if (KEY.equals(pair.key)) {
                return Objects.toString(pair.value);
            }
        }
        return NOTHING;
    }

    private static String pythonWord(Level level) {
        return switch (level.toInt()) {
            case Level.ERROR_INT -> "ERROR";
            case Level.WARN_INT -> "WARNING";
            case Level.INFO_INT -> "INFO";
            default -> "DEBUG";
        };
    }
}
