package dev.livekeep.app.logging;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.filter.ThresholdFilter;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.FileAppender;
import ch.qos.logback.core.OutputStreamAppender;
import ch.qos.logback.core.encoder.LayoutWrappingEncoder;
import dev.livekeep.app.UserMistake;
import dev.livekeep.domain.text.ForeignText;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.slf4j.LoggerFactory;

/** Sets logging up once, in code: what goes to the terminal, what to a file, from which level on. */
public final class Logging {
    private static final String LEVEL_VARIABLE = "WUBLOADER_LOG_LEVEL";

    private Logging() {}

    /**
     * The level the environment asks for (contract §8).
     *
     * @throws UserMistake exit 1, for a word Python's logging does not know
     */
    public static Level level(Optional<String> asked) {
        String word = asked.orElse("INFO").toUpperCase(Locale.ROOT);
        return switch (word) {
            case "DEBUG", "NOTSET" -> Level.DEBUG;
            case "INFO" -> Level.INFO;
            case "WARNING", "WARN" -> Level.WARN;
            case "ERROR", "CRITICAL", "FATAL" -> Level.ERROR;
            default ->
                throw UserMistake.environment(LEVEL_VARIABLE + ": want DEBUG, INFO, WARNING, ERROR or CRITICAL, found "
                        + ForeignText.quoted(word));
        };
    }

    /** Libraries that would log whole requests, signatures included, if they were let. */
    private static final List<String> STRANGERS = List.of("software.amazon.awssdk", "org.apache.http");

    /**
     * Starts logging.
     *
     * @param terminal where lines go that a person sees
     * @param onTerminal the least level that goes there
     * @param file where all lines of {@code level} and above go too
     */
    public static void start(Level level, OutputStream terminal, Level onTerminal, Optional<Path> file) {
        LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
        context.reset();
        Logger root = context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        root.setLevel(level);
        STRANGERS.forEach(
                name -> context.getLogger(name).setLevel(level.isGreaterOrEqual(Level.WARN) ? level : Level.WARN));
        root.addAppender(terminal(context, terminal, onTerminal));
        file.ifPresent(path -> root.addAppender(file(context, path)));
    }

    /** Adds an appender that sees every line, for those who count. */
    public static void add(Appender<ILoggingEvent> appender) {
        LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
        appender.setContext(context);
        appender.start();
        context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME).addAppender(appender);
    }

    private static Appender<ILoggingEvent> terminal(LoggerContext context, OutputStream terminal, Level least) {
        OutputStreamAppender<ILoggingEvent> appender = new OutputStreamAppender<>();
        appender.setContext(context);
        appender.setName("terminal");
        appender.setEncoder(encoder(context));
        appender.setOutputStream(terminal);
        ThresholdFilter filter = new ThresholdFilter();
        filter.setLevel(least.levelStr);
        filter.start();
        appender.addFilter(filter);
        appender.start();
        return appender;
    }

    private static Appender<ILoggingEvent> file(LoggerContext context, Path file) {
        Path folder = file.toAbsolutePath().getParent();
        boolean writable = Files.exists(file) ? Files.isWritable(file) : folder != null && Files.isWritable(folder);
        if (!writable || Files.isDirectory(file)) {
            throw UserMistake.environment("cannot write the log file " + file + ": check --log-file");
        }
        FileAppender<ILoggingEvent> appender = new FileAppender<>();
        appender.setContext(context);
        appender.setName("file");
        appender.setEncoder(encoder(context));
        appender.setFile(file.toString());
        appender.start();
        return appender;
    }

    private static LayoutWrappingEncoder<ILoggingEvent> encoder(LoggerContext context) {
        ContractLayout layout = new ContractLayout();
        layout.setContext(context);
        layout.start();
        LayoutWrappingEncoder<ILoggingEvent> encoder = new LayoutWrappingEncoder<>();
        encoder.setContext(context);
        encoder.setLayout(layout);
        encoder.start();
        return encoder;
    }
}
