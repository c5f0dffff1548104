package dev.livekeep.app.progress;

import dev.livekeep.app.table.ByteCount;
import dev.livekeep.app.table.Table;
import dev.livekeep.domain.archive.SegmentKind;
import dev.livekeep.domain.archive.SegmentPath;
import dev.livekeep.domain.event.CaptureEvent;
import dev.livekeep.domain.text.ForeignText;
import dev.livekeep.ports.CaptureEvents;
import dev.livekeep.ports.StoreEvents;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

/** Adds up what was recorded, for progress lines and the summary. Safe for many threads; never blocks on anything slow. */
public final class Tallies implements CaptureEvents, StoreEvents {
    private static final int LONGEST_LINE = 79;

    private final ReentrantLock lock = new ReentrantLock();
    private final Map<String, ChannelTally> channels = new LinkedHashMap<>();
    private final Map<String, StoreTally> stores = new LinkedHashMap<>();

    @Override
    public void on(CaptureEvent event) {
        lock.lock();
        try {
            channels.computeIfAbsent(event.channel().name(), ChannelTally::new).take(event.detail());
            if (event.detail() instanceof CaptureEvent.CopyStored copy) {
                of(copy.store()).stored++;
            }
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void mirrored(String store, SegmentPath path) {
        lock.lock();
        try {
            of(store).stored++;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void missed(String store, SegmentPath path, String reason) {
        lock.lock();
        try {
            of(store).missed++;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void caughtUp(String store, SegmentPath path) {
        lock.lock();
        try {
            of(store).caughtUp++;
        } finally {
            lock.unlock();
        }
    }

    private StoreTally of(String store) {
        return stores.computeIfAbsent(store, any -> new StoreTally());
    }

    /** How many copies one store got as they came, could not take, and was brought later. */
    private static final class StoreTally {
        private long stored;
        private long missed;
        private long caughtUp;

        String line(String store) {
            return store + ": " + stored + " copies stored, " + missed + " missed, " + caughtUp + " brought later";
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
                lines.add(sum());
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
        return line(
                tally.channel(),
                tally.state(),
                tally.segments(),
                tally.bytes(),
                tally.segments() == 0 ? Optional.empty() : Optional.of(tally.behind()),
                tally.holeCount());
    }

    /** All channels in one line, as far behind as the last of them. */
    private String sum() {
        Collection<ChannelTally> all = channels.values();
        return line(
                all.size() + " channels",
                all.stream().filter(Tallies::well).count() + " recording",
                all.stream().mapToLong(ChannelTally::segments).sum(),
                all.stream().mapToLong(ChannelTally::bytes).sum(),
                all.stream()
                        .filter(tally -> tally.segments() > 0)
                        .map(ChannelTally::behind)
                        .max(Comparator.naturalOrder()),
                all.stream().mapToLong(ChannelTally::holeCount).sum());
    }

    private static String line(
            String name, String state, long segments, long bytes, Optional<Duration> behind, long holes) {
        String lag = behind.map(time -> seconds(time) + " s behind").orElse("");
        return fitting("%-16.16s %-15.15s %6d seg. %8s %14s %d holes"
                .formatted(name, state, segments, new ByteCount(bytes).inWords(), lag, holes));
    }

    private static String seconds(Duration time) {
        return String.format(Locale.ROOT, "%.1f", time.toMillis() / 1000.0);
    }

    /** A line that wraps could not be drawn over. */
    private static String fitting(String line) {
        return line.length() <= LONGEST_LINE ? line : line.substring(0, LONGEST_LINE);
    }

    /**
     * What was recorded: a table with one line a channel, and the causes of what is not stored in full below, then
     * what each store has, where there are several. Segments that
     * another recorder had stored already are in no other column.
     */
    public List<String> summary() {
        lock.lock();
        try {
            Table table = new Table(
                    "<>>>>>>>>>",
                    "channel",
                    "segments",
                    "full",
                    "suspect",
                    "partial",
                    "there",
                    "seconds",
                    "size",
                    "ads",
                    "holes");
            List<String> causes = new ArrayList<>();
            for (ChannelTally tally : channels.values()) {
                table.add(
                        tally.channel(),
                        tally.segments(),
                        tally.stored(SegmentKind.FULL),
                        tally.stored(SegmentKind.SUSPECT),
                        tally.stored(SegmentKind.PARTIAL),
                        tally.alreadyThere(),
                        seconds(tally.media()),
                        new ByteCount(tally.bytes()).inWords(),
                        tally.ads(),
                        tally.holeCount());
                tally.holes()
                        .forEach((cause, loss) -> causes.add(tally.channel() + ": " + loss.segments() + " segments, "
                                + seconds(loss.time()) + " s, not stored in full: " + ForeignText.quoted(cause)));
            }
            List<String> lines = new ArrayList<>(table.lines());
            lines.addAll(causes);
            if (stores.size() > 1) {
                stores.forEach((name, tally) -> lines.add(tally.line(name)));
            }
            return lines;
        } finally {
            lock.unlock();
        }
    }
}
