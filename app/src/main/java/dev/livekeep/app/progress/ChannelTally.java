package dev.livekeep.app.progress;

import dev.livekeep.domain.archive.SegmentKind;
import dev.livekeep.domain.event.CaptureEvent;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;

/** What one channel's events add up to. Not thread-safe; its {@link Tallies} guards it. */
final class ChannelTally {
    private final String channel;
    private final Map<SegmentKind, Long> stored = new EnumMap<>(SegmentKind.class);
    private final Map<String, Loss> lost = new TreeMap<>();
    private final Map<String, Boolean> stalled = new TreeMap<>();
    private String state = "looking";
    private long segments;
    private long alreadyThere;
    private long bytes;
    private long ads;
    private Duration media = Duration.ZERO;
    private Duration behind = Duration.ZERO;

    ChannelTally(String channel) {
        this.channel = channel;
    }

    void take(CaptureEvent.Detail detail) {
        switch (detail) {
            case CaptureEvent.Offline offline -> state = "offline";
            case CaptureEvent.StreamRefused refused -> state = refused.refusal().words();
            case CaptureEvent.StreamFound found -> state = "found";
            case CaptureEvent.WorkerWorking working -> state = "recording";
            case CaptureEvent.PlaylistEnded ended -> state = "ended";
            case CaptureEvent.Stopping stopping -> state = "stopping";
            case CaptureEvent.Stopped stopped -> state = "stopped";
            case CaptureEvent.Stalled stall -> {
                stalled.put(stall.quality().name(), stall.stalled());
                state = stalled.containsValue(true) ? "STALLED" : "recording";
            }
            case CaptureEvent.StoreFull store -> state = store.full() ? "NO SPACE" : "recording";
            case CaptureEvent.AdSkipped ad -> ads++;
            case CaptureEvent.AdKept ad -> ads++;
            case CaptureEvent.CopyStored copy -> {
                stored.merge(copy.path().name().kind(), 1L, Long::sum);
                bytes += copy.bodyBytes();
                behind = copy.behind();
            }
            case CaptureEvent.SegmentClosed closed -> close(closed);
            default -> {}
        }
    }

    private void close(CaptureEvent.SegmentClosed closed) {
        switch (closed.closing()) {
            case NOT_FETCHED -> lose("not fetched: " + closed.reason(), closed.duration());
            case GIVEN_UP -> lose(closed.reason(), closed.duration());
            case STORED_PARTIAL, STORED_SUSPECT -> {
                lose(closed.reason(), closed.duration());
                have(closed.duration());
            }
            case ALREADY_THERE -> {
                alreadyThere++;
                have(closed.duration());
            }
            case STORED_FULL, ACCEPTED -> have(closed.duration());
        }
    }

    private void lose(String cause, Duration time) {
        lost.merge(cause, new Loss(1, time), Loss::plus);
    }

    private void have(Duration time) {
        segments++;
        media = media.plus(time);
    }

    String channel() {
        return channel;
    }

    String state() {
        return state;
    }

    long segments() {
        return segments;
    }

    long stored(SegmentKind kind) {
        return stored.getOrDefault(kind, 0L);
    }

    long alreadyThere() {
        return alreadyThere;
    }

    long bytes() {
        return bytes;
    }

    long ads() {
        return ads;
    }

    Duration media() {
        return media;
    }

    Duration behind() {
        return behind;
    }

    /** Segments that are not stored full, by cause. */
    Map<String, Loss> holes() {
        return lost;
    }

    long holeCount() {
        return lost.values().stream().mapToLong(Loss::segments).sum();
    }

    /** Segments that are not stored full, and how long they play together. */
    record Loss(long segments, Duration time) {
        Loss plus(Loss other) {
            return new Loss(segments + other.segments, time.plus(other.time));
        }
    }
}
