package dev.livekeep.metrics;

import com.codahale.metrics.Counter;
import dev.livekeep.domain.archive.Channel;
import dev.livekeep.domain.archive.Quality;
import dev.livekeep.domain.archive.SegmentKind;
import dev.livekeep.domain.archive.SegmentName;
import dev.livekeep.domain.event.CaptureEvent;
import dev.livekeep.ports.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The series of one quality of one channel. Each is made when it is first needed and found again without a look-up by
 * name. One thread records at a time.
 */
final class QualitySeries {

    private final SeriesRegistry registry;
    private final String channel;
    private final String quality;

    private final Map<MetricFamily, Counter> counters = new EnumMap<>(MetricFamily.class);
    private final Map<SegmentKind, Stored> stored = new EnumMap<>(SegmentKind.class);
    private final Map<CaptureEvent.Outcome, Counter> attempts = new EnumMap<>(CaptureEvent.Outcome.class);
    private final Map<CaptureEvent.Closing, Counter> closings = new EnumMap<>(CaptureEvent.Closing.class);
    private final Map<StoreResult, Counter> copies = new HashMap<>();
    private final Map<String, Counter> polls = new HashMap<>();
    private final Map<String, Counter> holes = new HashMap<>();
    private final Counter workers;
    private volatile @Nullable Instant newestEnd;
    private @Nullable LatestValue latestSegment;
    private @Nullable LatestValue sessionSkew;
    private @Nullable LatestValue sessionOffset;
    private @Nullable DoubleCounter skewSum;
    private @Nullable Counter skewCount;
    private @Nullable LatestValue stalled;
    private @Nullable BucketHistogram publishToStored;
    private String @Nullable [] variant;

    QualitySeries(SeriesRegistry registry, Clock clock, Channel channel, Quality quality) {
        this.registry = registry;
        this.channel = channel.name();
        this.quality = quality.name();
        this.workers = counter(MetricFamily.WORKERS);
        registry.shown(() -> behind(clock), MetricFamily.BEHIND_LIVE, labels());
    }

    /** What is counted for each kind of stored copy. */
    private record Stored(
            Counter segments,
            DoubleCounter seconds,
            @Nullable BucketHistogram size) {}

    private record StoreResult(String store, String result) {}

    void add(MetricFamily family, long amount) {
        counter(family).inc(amount);
    }

    /** Takes one away, unless there is none: the event that added it may have come before we listened. */
    void less(MetricFamily family) {
        Counter counter = counter(family);
        if (counter.getCount() > 0) {
            counter.dec();
        }
    }

    /** A recording begins: what an earlier one that a bug ended had under way is no more. */
    void beginAnew() {
        for (MetricFamily family :
                List.of(MetricFamily.WORKERS, MetricFamily.SEGMENTS_OPEN, MetricFamily.DOWNLOADS_IN_FLIGHT)) {
            Counter underWay = counters.get(family);
            if (underWay != null) {
                underWay.dec(underWay.getCount());
            }
        }
    }

    void copyStored(CaptureEvent.CopyStored copy) {
        SegmentName name = copy.path().name();
        Stored series = stored.computeIfAbsent(name.kind(), this::storedSeries);
        series.segments().inc();
        series.seconds().add(name.duration().seconds());
        add(MetricFamily.STORED_BYTES, copy.bodyBytes());
        copies(copy.store(), "stored");
        if (publishToStored == null) {
            publishToStored = registry.histogram(MetricFamily.PUBLISH_TO_STORED, labels());
        }
        publishToStored.observe(seconds(copy.behind()));
        if (series.size() != null) {
            series.size().observe((double) copy.bodyBytes());
            begun(name.start());
        }
        Instant before = newestEnd;
        if (before == null || name.end().isAfter(before)) {
            newestEnd = name.end();
        }
    }

    void keepFailed(String store) {
        add(MetricFamily.KEEP_FAILURES, 1);
        copies(store, "failed");
    }

    private void copies(String store, String result) {
        copies.computeIfAbsent(
                        new StoreResult(store, result),
                        one -> registry.counter(MetricFamily.STORE_COPIES, labels("store", store, "result", result)))
                .inc();
    }

    void attemptEnded(CaptureEvent.AttemptEnded attempt) {
        attempts.computeIfAbsent(attempt.outcome(), this::attemptSeries).inc();
        add(MetricFamily.RECEIVED_BYTES, attempt.bytes());
        if (attempt.resumed()) {
            add(MetricFamily.RESUMES, 1);
        }
        less(MetricFamily.DOWNLOADS_IN_FLIGHT);
    }

    void closed(CaptureEvent.Closing closing) {
        closings.computeIfAbsent(closing, this::closingSeries).inc();
        less(MetricFamily.SEGMENTS_OPEN);
        if (closing == CaptureEvent.Closing.GIVEN_UP || closing == CaptureEvent.Closing.NOT_FETCHED) {
            holes(words(closing), 1);
        }
    }

    void holes(String cause, long segments) {
        holes.computeIfAbsent(cause, one -> registry.counter(MetricFamily.HOLES, labels("cause", one)))
                .inc(segments);
    }

    void polled(String result) {
        Function<String, Counter> maker = one -> registry.counter(MetricFamily.POLLS, labels("result", one));
        polls.computeIfAbsent(result, maker).inc();
    }

    void skewed(CaptureEvent.SkewSeen seen) {
        double seconds = seconds(seen.skew());
        if (skewSum == null) {
            skewSum = registry.sum(MetricFamily.SKEW_SUM, labels("worker", "-"));
        }
        if (skewCount == null) {
            skewCount = registry.counter(MetricFamily.SKEW_COUNT, labels("worker", "-"));
        }
        if (sessionSkew == null) {
            sessionSkew = registry.latest(MetricFamily.SESSION_SKEW, labels());
        }
        skewSum.add(seconds);
        skewCount.inc();
        sessionSkew.set(seconds);
        if (seen.suspicious()) {
            add(MetricFamily.SUSPICIOUS_SKEW_COUNT, 1);
        }
    }

    void offset(Duration offset) {
        if (sessionOffset == null) {
            sessionOffset = registry.latest(MetricFamily.SESSION_OFFSET, labels());
        }
        sessionOffset.set(seconds(offset));
    }

    void stalled(boolean isStalled) {
        if (stalled == null) {
            stalled = registry.latest(MetricFamily.STALLED, labels());
        }
        stalled.set(isStalled ? 1 : 0);
    }

    /** @param name of the variant, empty when none of those offered is wanted */
    void chosen(String wanted, String name, List<String> offered) {
        if (variant != null) {
            registry.remove(MetricFamily.VARIANT, variant);
        }
        variant = labels("wanted", wanted, "variant", name, "offered", String.join(",", offered));
        registry.shown(() -> 1.0, MetricFamily.VARIANT, variant);
    }

    private void begun(Instant start) {
        if (latestSegment == null) {
            latestSegment = registry.latest(MetricFamily.LATEST_SEGMENT, labels());
        }
        latestSegment.raiseTo(start.getEpochSecond() + start.getNano() / 1e9);
    }

    private Counter counter(MetricFamily family) {
        return counters.computeIfAbsent(family, one -> registry.counter(one, labels()));
    }

    private Counter attemptSeries(CaptureEvent.Outcome outcome) {
        return registry.counter(MetricFamily.ATTEMPTS, labels("outcome", words(outcome)));
    }

    private Counter closingSeries(CaptureEvent.Closing closing) {
        return registry.counter(MetricFamily.SEGMENTS_CLOSED, labels("closing", words(closing)));
    }

    private Stored storedSeries(SegmentKind kind) {
        String partial = kind == SegmentKind.PARTIAL ? "True" : "False";
        String[] bothGenerations =
                labels("type", kind.text(), "partial", partial, "stream", channel, "variant", quality);
        return new Stored(
                registry.counter(MetricFamily.SEGMENTS_DOWNLOADED, bothGenerations),
                registry.sum(MetricFamily.SEGMENT_DURATION_DOWNLOADED, bothGenerations),
                kind == SegmentKind.PARTIAL
                        ? null
                        : registry.histogram(MetricFamily.SEGMENT_SIZE, labels("type", kind.text())));
    }

    private Double behind(Clock clock) {
        Instant end = newestEnd;
        return end == null || workers.getCount() == 0 ? Double.NaN : seconds(Duration.between(end, clock.now()));
    }

    private String[] labels(String... more) {
        String[] labels = new String[4 + more.length];
        labels[0] = "channel";
        labels[1] = channel;
        labels[2] = "quality";
        labels[3] = quality;
        System.arraycopy(more, 0, labels, 4, more.length);
        return labels;
    }

    private static String words(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    static double seconds(Duration duration) {
        return duration.getSeconds() + duration.getNano() / 1e9;
    }
}
