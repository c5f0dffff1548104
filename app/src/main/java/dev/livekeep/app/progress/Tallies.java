package dev.livekeep.app.progress;

import dev.livekeep.domain.archive.SegmentKind;
import dev.livekeep.domain.event.CaptureEvent;
import dev.livekeep.domain.text.ForeignText;
import dev.livekeep.ports.CaptureEvents;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;

/** Adds up what was recorded, for progress lines and the summary. Safe for many threads; never blocks on anything slow. */
public final class Tallies implements CaptureEvents {
    private static final int LONGEST_LINE = 79;

    private final ReentrantLock lock = new ReentrantLock();
    private final Map<String, ChannelTally> channels = new LinkedHashMap<>();

    @Override
    public void on(CaptureEvent event) {
        lock.lock();
        try {
            channels.computeIfAbsent(event.channel().name(), ChannelTally::new).take(event.detail());
        } finally {
            lock.unlock();
        }
    }

    /** At most {@code rows} lines; with more channels the worst ones, and a sum of all. */
    List<String> lines(int rows) {
        lock.lock();
        try {
            List<ChannelTally> shown = new ArrayList<>(channels.values());
            boolean tooMany = shown.size() > rows;
            if (tooMany) {
                shown.sort(Comparator.comparing(Tallies::well)
                        .thenComparing(ChannelTally::holeCount, Comparator.reverseOrder())
                        .thenComparing(ChannelTally::behind, Comparator.reverseOrder()));
                shown = shown.subList(0, Math.max(0, rows - 1));
            }
            List<String> lines = new ArrayList<>();
            shown.forEach(tally -> lines.add(line(tally)));
            if (tooMany) {
                lines.add("%-16.16s %-15s %6d seg. %8s"
                        .formatted(
                                channels.size() + " channels",
                                "",
                                channels.values().stream()
                                        .mapToLong(ChannelTally::segments)
                                        .sum(),
                                size(channels.values().stream()
                                        .mapToLong(ChannelTally::bytes)
                                        .sum())));
            }
            return lines;
        } finally {
            lock.unlock();
        }
    }

    private static boolean well(ChannelTally tally) {
        return tally.state().equals("recording");
    }

    private static String line(ChannelTally tally) {
        String behind = tally.segments() == 0
                ? ""
                : "%5.1f s behind".formatted(tally.behind().toMillis() / 1000.0);
        return fitting("%-16.16s %-15.15s %6d seg. %8s %14s %d holes"
                .formatted(
                        tally.channel(),
                        tally.state(),
                        tally.segments(),
                        size(tally.bytes()),
                        behind,
                        tally.holeCount()));
    }

    /** A line that wraps could not be drawn over. */
    private static String fitting(String line) {
        return line.length() <= LONGEST_LINE ? line : line.substring(0, LONGEST_LINE);
    }

    /** What was recorded, one line a channel, with the causes of holes below. */
    public List<String> summary() {
        lock.lock();
        try {
            List<String> lines = new ArrayList<>();
            lines.add("%-20s %8s %7s %7s %7s %9s %10s %5s %5s"
                    .formatted(
                            "channel", "segments", "full", "suspect", "partial", "seconds", "bytes", "ads", "holes"));
            for (ChannelTally tally : channels.values()) {
                lines.add("%-20.20s %8d %7d %7d %7d %9.1f %10s %5d %5d"
                        .formatted(
                                tally.channel(),
                                tally.segments(),
                                tally.stored(SegmentKind.FULL),
                                tally.stored(SegmentKind.SUSPECT),
                                tally.stored(SegmentKind.PARTIAL),
                                tally.media().toMillis() / 1000.0,
                                size(tally.bytes()),
                                tally.ads(),
                                tally.holeCount()));
                tally.holes()
                        .forEach((cause, count) ->
                                lines.add("    " + count + " not stored in full: " + ForeignText.quoted(cause)));
            }
            return lines;
        } finally {
            lock.unlock();
        }
    }

    static String size(long bytes) {
        if (bytes < 1_000_000) {
            return "%.1f kB".formatted(bytes / 1e3);
        }
        return bytes < 1_000_000_000
                ? "%.1f MB".formatted(bytes / 1e6)
                : String.format(Locale.ROOT, "%.2f GB", bytes / 1e9);
    }
}
