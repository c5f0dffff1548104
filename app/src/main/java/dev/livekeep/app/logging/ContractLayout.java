package dev.livekeep.app.logging;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.LayoutBase;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Log lines as contract §8 has them: {@code [2019-01-06 22:15:41,123]    INFO logger(module:line): message}. */
final class ContractLayout extends LayoutBase<ILoggingEvent> {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss,SSS", Locale.ROOT).withZone(ZoneOffset.UTC);

    @Override
    public String doLayout(ILoggingEvent event) {
        String logger = event.getLoggerName();
        String module = logger.substring(logger.lastIndexOf('.') + 1);
        String channel = event.getMDCPropertyMap().getOrDefault("channel", "");
        String name = channel.isEmpty() ? "livekeep" : "livekeep." + channel;
        String thrown = event.getThrowableProxy() == null
                ? ""
                : "\n" + ThrowableProxyUtil.asString(event.getThrowableProxy()).stripTrailing();
        return "[%s] %7s %s(%s:%d): %s%s%n"
                .formatted(
                        TIME.format(Instant.ofEpochMilli(event.getTimeStamp())),
                        word(event.getLevel()),
                        name,
                        module,
                        line(event),
                        event.getFormattedMessage(),
                        thrown);
    }

    /** The line it was logged from; 0 where the compiler kept none. Finding it walks the stack: a few lines a second at most. */
    private static int line(ILoggingEvent event) {
        StackTraceElement[] callers = event.getCallerData();
        return callers.length == 0 ? 0 : Math.max(0, callers[0].getLineNumber());
    }

    /** Python's word for a level. */
    static String word(Level level) {
        return switch (level.toInt()) {
            case Level.TRACE_INT, Level.DEBUG_INT -> "DEBUG";
            case Level.WARN_INT -> "WARNING";
            case Level.ERROR_INT -> "ERROR";
            default -> "INFO";
        };
    }
}
