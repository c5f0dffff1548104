package dev.livekeep.runtime;

import dev.livekeep.domain.archive.Channel;
import dev.livekeep.domain.archive.Quality;
import dev.livekeep.domain.event.CaptureEvent;
import dev.livekeep.domain.text.ForeignText;
import dev.livekeep.ports.CaptureEvents;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.slf4j.event.Level;

/**
 * Writes one log line for each decision. INFO: started, handed over, stopped, and why; WARN: data may be missing or
 * suspect, said once for what makes each copy suspect; ERROR: nothing can be stored, said once until that is over; DEBUG: each poll and attempt. Channel, quality and worker stand in the MDC, the event's kind in the key {@code
 * event}. Words that somebody else wrote are quoted, escaped and cut. Safe for many threads.
 */
public final class CaptureLog implements CaptureEvents {
    private static final Logger log = LoggerFactory.getLogger(CaptureLog.class);

    /** Room for a path and for what somebody else said. */
    private static final int LONGEST_SENTENCE = 400;

    private final String place;
    /** Of each channel and quality, the few reasons that were told beforehand. */
    private final Set<List<String>> foreseen = ConcurrentHashMap.newKeySet();

    /** The channels that lose everything for want of space, which was told once. */
    private final Set<Channel> withoutSpace = ConcurrentHashMap.newKeySet();

    /**
     * A log of what is recorded.
     *
     * @param place where copies are stored, as people know it
     */
    public CaptureLog(String place) {
        this.place = place;
    }

    /** One line, and what it is about. */
    private record Line(Level level, @Nullable Quality quality, long worker, String text) {
        static Line info(String text) {
            return new Line(Level.INFO, null, 0, text);
        }

        static Line warn(String text) {
            return new Line(Level.WARN, null, 0, text);
        }

        static Line info(Quality quality, long worker, String text) {
            return new Line(Level.INFO, quality, worker, text);
        }

        static Line warn(Quality quality, long worker, String text) {
            return new Line(Level.WARN, quality, worker, text);
        }

        static Line debug(Quality quality, long worker, String text) {
            return new Line(Level.DEBUG, quality, worker, text);
        }
    }

    @Override
    public void on(CaptureEvent event) {
        if (!log.isWarnEnabled()) {
            return;
        }
        Line line = line(event);
        if (!log.isEnabledForLevel(line.level())) {
            return;
        }
        MDC.put("channel", event.channel().name());
        MDC.put("quality", line.quality() == null ? "-" : line.quality().name());
        MDC.put("worker", line.worker() == 0 ? "-" : Long.toString(line.worker()));
        try {
            log.atLevel(line.level())
                    .addKeyValue("event", event.detail().getClass().getSimpleName())
                    .log("{}: {}", about(event, line), line.text());
        } finally {
            MDC.remove("channel");
            MDC.remove("quality");
            MDC.remove("worker");
        }
    }

    private static String about(CaptureEvent event, Line line) {
        String quality = line.quality() == null ? "" : "/" + line.quality();
        return event.channel() + quality + (line.worker() == 0 ? "" : "/worker-" + line.worker());
    }

    private Line line(CaptureEvent event) {
        return switch (event.detail()) {
            case CaptureEvent.Started e -> started(e);
            case CaptureEvent.Paused e -> Line.warn("the process stood still for " + seconds(e.time()));
            case CaptureEvent.Stopping e -> Line.info("stopping: " + foreign(e.why()));
            case CaptureEvent.Stopped e -> Line.info("stopped");
            case CaptureEvent.LaneLate e -> Line.warn("decisions are late by " + seconds(e.delay()));
            case CaptureEvent.EventsLost e -> Line.warn(e.count() + " events came too fast to be written down");
            case CaptureEvent.Offline e -> Line.info("not live: " + foreign(e.words()));
            case CaptureEvent.StreamRefused e ->
                Line.warn("the service refuses: " + e.refusal().words() + ", " + foreign(e.words()));
            case CaptureEvent.RefreshFailed e -> Line.warn("looking for the stream failed: " + foreign(e.reason()));
            case CaptureEvent.StreamFound e -> found(e);
            case CaptureEvent.VariantChosen e -> chosen(e);
            case CaptureEvent.QualityMissing e ->
                Line.warn(e.quality(), 0, "wanted " + foreign(e.wanted()) + ", offered are " + foreign(e.offered()));
            case CaptureEvent.WorkerStarted e ->
                Line.info(e.quality(), e.worker(), "polling begins at " + foreign(e.where()));
            case CaptureEvent.WorkerWorking e -> Line.info(e.quality(), e.worker(), "lists segments");
            case CaptureEvent.WorkerStopped e ->
                Line.info(e.quality(), e.worker(), "polling ends: " + foreign(e.why()));
            case CaptureEvent.NewUrlWanted e ->
                Line.info(e.quality(), e.worker(), "wants another address: " + foreign(e.why()));
            case CaptureEvent.PollFailed e -> Line.warn(e.quality(), e.worker(), "poll failed: " + foreign(e.reason()));
            case CaptureEvent.Polled e ->
                Line.debug(
                        e.quality(), e.worker(), "polled: " + e.change().name().toLowerCase(Locale.ROOT));
            case CaptureEvent.Stalled e -> stalled(e);
            case CaptureEvent.PlaylistEnded e -> Line.info(e.quality(), e.worker(), "the playlist says it is over");
            case CaptureEvent.PlaylistTrouble e ->
                Line.warn(e.quality(), e.worker(), "unreadable in the playlist: " + foreign(e.problem()));
            case CaptureEvent.SegmentListed e ->
                Line.debug(e.quality(), 0, "listed: " + e.start() + ", date from " + words(e.origin()));
            case CaptureEvent.AdSkipped e ->
                Line.info(e.quality(), 0, "an ad of " + seconds(e.duration()) + " is skipped: " + foreign(e.sign()));
            case CaptureEvent.AdKept e ->
                Line.info(
                        e.quality(),
                        0,
                        "an ad of " + seconds(e.duration()) + " goes to " + e.folder() + ": " + foreign(e.sign()));
            case CaptureEvent.WindowSkipped e ->
                Line.info(
                        e.quality(),
                        0,
                        e.segments() + " segments, " + seconds(e.duration()) + ", before the live edge are left alone");
            case CaptureEvent.StreamEnded e -> Line.info("the stream has ended for good");
            case CaptureEvent.GapListed e ->
                Line.warn(e.quality(), 0, "the origin itself lacks " + seconds(e.duration()) + " at " + e.start());
            case CaptureEvent.SkewSeen e -> skew(e);
            case CaptureEvent.ClockCompared e ->
                Line.info(e.quality(), 0, "the clock of " + e.session() + " is put right by " + seconds(e.offset()));
            case CaptureEvent.NoFullCopies e -> noFullCopies(event.channel(), e);
            case CaptureEvent.WindowMissed e ->
                Line.warn(e.quality(), 0, e.segments() + " segments came and went between two polls");
            case CaptureEvent.AttemptStarted e -> Line.debug(e.quality(), 0, "attempt " + e.attempt() + " begins");
            case CaptureEvent.AttemptEnded e -> attempt(e);
            case CaptureEvent.CopyStored e ->
                Line.debug(
                        e.quality(),
                        0,
                        "stored in " + e.store() + ": " + e.path().text());
            case CaptureEvent.KeepFailed e -> keepFailed(e);
            case CaptureEvent.StoreFull e -> storeFull(event.channel(), e);
            case CaptureEvent.SegmentClosed e -> closed(event.channel(), e);
        };
    }

    private static Line started(CaptureEvent.Started e) {
        String wanted = e.qualities().stream().map(Quality::name).collect(Collectors.joining(", "));
        return Line.info("recording begins" + (e.important() ? ", important" : "") + ", wanted: " + wanted);
    }

    private static Line found(CaptureEvent.StreamFound e) {
        String details = e.details().isEmpty() ? "" : "; " + foreign(e.details());
        return Line.info("live, offered are " + foreign(e.offered()) + details);
    }

    private static Line chosen(CaptureEvent.VariantChosen e) {
        String text =
                "wanted " + foreign(e.wanted()) + ", chose " + foreign(e.variant()) + " of " + foreign(e.offered());
        return e.warnings().isEmpty()
                ? Line.info(e.quality(), 0, text)
                : Line.warn(e.quality(), 0, text + ": " + foreign(e.warnings()));
    }

    private static Line stalled(CaptureEvent.Stalled e) {
        return e.stalled()
                ? Line.warn(e.quality(), 0, "stands still: " + foreign(e.why()))
                : Line.info(e.quality(), 0, "goes on: " + foreign(e.why()));
    }

    private static Line skew(CaptureEvent.SkewSeen e) {
        String text = "a date is off by " + seconds(e.skew());
        return e.suspicious() ? Line.warn(e.quality(), 0, text) : Line.debug(e.quality(), 0, text);
    }

    private static Line attempt(CaptureEvent.AttemptEnded e) {
        return Line.debug(
                e.quality(),
                0,
                "attempt " + e.attempt() + " " + words(e.outcome()) + " after " + seconds(e.elapsed()) + ", "
                        + e.bytes()
                        + " bytes, proof " + words(e.proof()) + (e.resumed() ? ", resumed" : "")
                        + (e.reason().isEmpty() ? "" : ": " + foreign(e.reason())));
    }

    private static Line keepFailed(CaptureEvent.KeepFailed e) {
        String text = "not stored in " + e.store() + ": " + e.path().text() + ": " + foreign(e.reason());
        return e.noSpace() ? Line.debug(e.quality(), 0, text) : Line.warn(e.quality(), 0, text);
    }

    private Line storeFull(Channel channel, CaptureEvent.StoreFull e) {
        if (e.full()) {
            withoutSpace.add(channel);
            return new Line(
                    Level.ERROR,
                    null,
                    0,
                    "no space left in " + place + ": nothing is stored until there is some again: "
                            + foreign(e.reason()));
        }
        withoutSpace.remove(channel);
        return Line.info("there is space again in " + place);
    }

    private Line noFullCopies(Channel channel, CaptureEvent.NoFullCopies e) {
        foreseen.add(reason(channel, e.quality(), e.why()));
        return Line.warn(e.quality(), 0, "segments are listed that no copy can be called full of: " + foreign(e.why()));
    }

    private static List<String> reason(Channel channel, Quality quality, String why) {
        return List.of(channel.name(), quality.name(), why);
    }

    private Line closed(Channel channel, CaptureEvent.SegmentClosed e) {
        String text = e.start() + " for " + seconds(e.duration()) + ": " + words(e.closing())
                + (e.reason().isEmpty() ? "" : ", " + foreign(e.reason()));
        return switch (e.closing()) {
            case ACCEPTED, NOT_FETCHED -> Line.info(e.quality(), 0, text);
            case STORED_FULL, ALREADY_THERE -> Line.debug(e.quality(), 0, text);
            case STORED_SUSPECT ->
                foreseen.contains(reason(channel, e.quality(), e.reason()))
                        ? Line.debug(e.quality(), 0, text)
                        : Line.warn(e.quality(), 0, text);
            case GIVEN_UP ->
                withoutSpace.contains(channel) ? Line.info(e.quality(), 0, text) : Line.warn(e.quality(), 0, text);
            case STORED_PARTIAL -> Line.warn(e.quality(), 0, text);
        };
    }

    private static String words(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private static String seconds(Duration duration) {
        return String.format(Locale.ROOT, "%.3f s", duration.toNanos() / 1e9);
    }

    private static String foreign(String text) {
        return ForeignText.quoted(text, LONGEST_SENTENCE);
    }

    private static String foreign(List<String> texts) {
        return texts.stream().limit(20).map(ForeignText::quoted).collect(Collectors.joining(", "));
    }
}
