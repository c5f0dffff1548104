package dev.livekeep.app.verify;

import dev.livekeep.app.export.RangeListing;
import dev.livekeep.app.table.ByteCount;
import dev.livekeep.app.table.Table;
import dev.livekeep.domain.archive.BestSegments;
import dev.livekeep.domain.archive.Channel;
import dev.livekeep.domain.archive.FoundSegment;
import dev.livekeep.domain.archive.HourFolder;
import dev.livekeep.domain.archive.Quality;
import dev.livekeep.domain.archive.SegmentCandidate;
import dev.livekeep.domain.archive.SegmentKind;
import dev.livekeep.ports.ArchiveReader;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What an archive holds, quality by quality.
 *
 * @param rows qualities that hold a copy, in the order of their names
 */
public record ArchiveContents(List<Row> rows) {

    public ArchiveContents {
        rows = List.copyOf(rows);
    }

    /** Reads all names of an archive; names that no consumer can read do not count. */
    public static ArchiveContents of(ArchiveReader archive) throws IOException {
        List<Row> rows = new ArrayList<>();
        for (Channel channel : archive.channels()) {
            for (Quality quality : archive.qualities(channel)) {
                RangeListing listing = new RangeListing(archive, channel, quality, unreadable -> {});
                List<SegmentCandidate> copies = new ArrayList<>();
                for (HourFolder hour : archive.hours(channel, quality)) {
                    copies.addAll(listing.candidates(hour));
                }
                if (!copies.isEmpty()) {
                    rows.add(Row.of(channel, quality, copies));
                }
            }
        }
        return new ArchiveContents(rows);
    }

    /** A table with a line for each quality and, if there are several, one for all together. */
    public List<String> lines() {
        Table table = new Table(
                "<<>>>>>>>",
                "channel",
                "quality",
                "segments",
                "seconds",
                "size",
                "full",
                "suspect",
                "partial",
                "holes");
        rows.forEach(row -> row.addTo(table));
        if (rows.size() > 1) {
            Row.sum(rows).addTo(table);
        }
        return table.lines();
    }

    /**
     * One quality of a channel.
     *
     * @param copies all that consumers see, of any kind
     * @param micros how long what consumers would choose of them plays
     * @param holes from the first of them to the end of the last full one: what comes after that was cut off by stopping
     */
    public record Row(
            String channel,
            String quality,
            long copies,
            long micros,
            long bytes,
            long full,
            long suspect,
            long partial,
            long holes,
            Instant begins,
            Instant ends) {

        private static Row of(Channel channel, Quality quality, List<SegmentCandidate> copies) {
            List<FoundSegment> segments =
                    copies.stream().map(SegmentCandidate::segment).toList();
            Instant begins = segments.stream()
                    .map(FoundSegment::start)
                    .min(Comparator.naturalOrder())
                    .orElseThrow();
            Instant ends = latestEnd(segments.stream()).orElseThrow();
            Instant relied = latestEnd(segments.stream().filter(segment -> segment.kind() == SegmentKind.FULL))
                    .filter(begins::isBefore)
                    .orElse(ends);
            BestSegments best =
                    BestSegments.select(copies, begins, relied.isAfter(begins) ? relied : begins.plusMillis(1));
            return new Row(
                    channel.name(),
                    quality.name(),
                    copies.size(),
                    best.segments().stream()
                            .mapToLong(copy -> copy.segment().duration().micros())
                            .sum(),
                    copies.stream().mapToLong(SegmentCandidate::size).sum(),
                    count(segments, SegmentKind.FULL),
                    count(segments, SegmentKind.SUSPECT),
                    count(segments, SegmentKind.PARTIAL),
                    best.holes().size(),
                    begins,
                    ends);
        }

        private static Optional<Instant> latestEnd(Stream<FoundSegment> segments) {
            return segments.map(FoundSegment::end).max(Comparator.naturalOrder());
        }

        private static long count(List<FoundSegment> segments, SegmentKind kind) {
            return segments.stream().filter(segment -> segment.kind() == kind).count();
        }

        private static Row sum(List<Row> rows) {
            Row sum = new Row("all", "", 0, 0, 0, 0, 0, 0, 0, Instant.MAX, Instant.MIN);
            for (Row row : rows) {
                sum = new Row(
                        sum.channel,
                        sum.quality,
                        sum.copies + row.copies,
                        sum.micros + row.micros,
                        sum.bytes + row.bytes,
                        sum.full + row.full,
                        sum.suspect + row.suspect,
                        sum.partial + row.partial,
                        sum.holes + row.holes,
                        row.begins.isBefore(sum.begins) ? row.begins : sum.begins,
                        row.ends.isAfter(sum.ends) ? row.ends : sum.ends);
            }
            return sum;
        }

        private void addTo(Table table) {
            table.add(
                    channel,
                    quality,
                    copies,
                    String.format(Locale.ROOT, "%.1f", micros / 1e6),
                    new ByteCount(bytes).inWords(),
                    full,
                    suspect,
                    partial,
                    holes);
        }
    }
}
