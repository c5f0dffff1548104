package dev.livekeep.metrics;

import com.codahale.metrics.MetricRegistry;
import dev.livekeep.domain.archive.Channel;
import dev.livekeep.domain.archive.Quality;
import dev.livekeep.domain.event.CaptureEvent;
import dev.livekeep.ports.CaptureEvents;
import dev.livekeep.ports.Clock;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Counts what events tell (contract §12, design §6) into a Dropwizard registry. Series are made when first needed and
 * looked up once per channel and quality. A lossy listener: it never blocks and never throws for what an event holds.
 */
public final class MetricsListener implements CaptureEvents {

    private final SeriesRegistry registry;
    private final Clock clock;
    private final BucketHistogram laneDelay;
    private final Map<Channel, ChannelSeries> channels = new ConcurrentHashMap<>();

    /** Counts into {@code recorded}; {@code clock} tells how far behind live a channel is when that is asked. */
    public MetricsListener(MetricRegistry recorded, Clock clock) {
        this.registry = new SeriesRegistry(recorded);
        this.clock = clock;
        this.laneDelay = registry.histogram(MetricFamily.LANE_DELAY);
    }

    @Override
    public void on(CaptureEvent event) {
        channels.computeIfAbsent(event.channel(), ChannelSeries::new).on(event.detail());
    }

    /**
     * Removes every series of a channel that has stopped. An event that comes later begins them anew. Safe at any time,
     * also for a channel that was never heard of.
     */
    public void forget(Channel channel) {
        channels.remove(channel);
        registry.removeAll("channel", channel.name());
    }

    /** The series of one channel; its events come one at a time. */
    private final class ChannelSeries {

        private final Channel channel;
        private final Map<Quality, QualitySeries> qualities = new HashMap<>();
        private @Nullable LatestValue live;
        private @Nullable LatestValue full;

        ChannelSeries(Channel channel) {
            this.channel = channel;
        }

        void on(CaptureEvent.Detail detail) {
            switch (detail) {
                case CaptureEvent.Started begun -> qualities.values().forEach(QualitySeries::beginAnew);
                case CaptureEvent.CopyStored copy -> of(copy.quality()).copyStored(copy);
                case CaptureEvent.AttemptStarted attempt ->
                    of(attempt.quality()).add(MetricFamily.DOWNLOADS_IN_FLIGHT, 1);
                case CaptureEvent.AttemptEnded attempt -> of(attempt.quality()).attemptEnded(attempt);
                case CaptureEvent.SegmentListed listed -> listed(of(listed.quality()));
                case CaptureEvent.SegmentClosed closed -> of(closed.quality()).closed(closed.closing());
                case CaptureEvent.Polled polled ->
                    of(polled.quality()).polled(polled.change().name().toLowerCase(Locale.ROOT));
                case CaptureEvent.PollFailed failed -> of(failed.quality()).polled("failed");
                case CaptureEvent.AdSkipped ad -> of(ad.quality()).add(MetricFamily.AD_SEGMENTS_IGNORED, 1);
                case CaptureEvent.AdKept ad -> of(ad.quality()).add(MetricFamily.AD_SEGMENTS_IGNORED, 1);
                case CaptureEvent.GapListed gap -> of(gap.quality()).holes("gap_listed", 1);
                case CaptureEvent.WindowMissed missed -> of(missed.quality()).holes("window_missed", missed.segments());
                case CaptureEvent.SkewSeen seen -> of(seen.quality()).skewed(seen);
                case CaptureEvent.ClockCompared compared ->
                    of(compared.quality()).offset(compared.offset());
                case CaptureEvent.KeepFailed failed -> of(failed.quality()).keepFailed(failed.store());
                case CaptureEvent.PlaylistTrouble trouble ->
                    of(trouble.quality()).add(MetricFamily.PLAYLIST_TROUBLES, 1);
                case CaptureEvent.WorkerStarted worker -> of(worker.quality()).add(MetricFamily.WORKERS, 1);
                case CaptureEvent.WorkerStopped worker -> of(worker.quality()).less(MetricFamily.WORKERS);
                case CaptureEvent.Stalled stall -> of(stall.quality()).stalled(stall.stalled());
                case CaptureEvent.VariantChosen choice ->
                    of(choice.quality()).chosen(choice.wanted(), choice.variant(), choice.offered());
                case CaptureEvent.QualityMissing missing ->
                    of(missing.quality()).chosen(missing.wanted(), "", missing.offered());
                case CaptureEvent.StreamFound found -> live(true);
                case CaptureEvent.Offline offline -> live(false);
                case CaptureEvent.StreamRefused refused -> live(false);
                case CaptureEvent.StoreFull store -> full(store.full());
                case CaptureEvent.LaneLate late -> laneDelay.observe(QualitySeries.seconds(late.delay()));
                default -> {}
            }
        }

        private void listed(QualitySeries series) {
            series.add(MetricFamily.SEGMENTS_LISTED, 1);
            series.add(MetricFamily.SEGMENTS_OPEN, 1);
        }

        private void live(boolean isLive) {
            if (live == null) {
                live = registry.latest(MetricFamily.STREAM_LIVE, "channel", channel.name());
            }
            live.set(isLive ? 1 : 0);
        }

        private void full(boolean isFull) {
            if (full == null) {
                full = registry.latest(MetricFamily.STORE_FULL, "channel", channel.name());
            }
            full.set(isFull ? 1 : 0);
        }

        private QualitySeries of(Quality quality) {
            QualitySeries known = qualities.get(quality);
            if (known != null) {
                return known;
            }
            QualitySeries made = new QualitySeries(registry, clock, channel, quality);
            qualities.put(quality, made);
            return made;
        }
    }
}
