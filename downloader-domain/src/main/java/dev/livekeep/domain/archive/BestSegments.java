package dev.livekeep.domain.archive;

import dev.livekeep.domain.archive.RangePart.Chosen;
import dev.livekeep.domain.archive.RangePart.Hole;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The best copies for a range of time, chosen as all consumers of an archive choose them (contract §7.3 and §7.4).
 *
 * @param parts copies and holes, in the order of time; a range with nothing in it is one hole
 */
public record BestSegments(List<RangePart> parts) {

    /** A copy that begins this much before or after the end of the one before still joins it. */
    private static final Duration ALLOWANCE = Duration.ofMillis(10);

    /** Of full copies the longest, then the biggest, then the one with the highest hash. */
    private static final Comparator<SegmentCandidate> BETTER_FULL = Comparator.comparingLong(
                    (SegmentCandidate candidate) ->
                            candidate.segment().duration().micros())
            .thenComparingLong(SegmentCandidate::size)
            .thenComparing(candidate -> candidate.segment().digest());

    /** Of others a suspect before a partial, then the biggest. */
    private static final Comparator<SegmentCandidate> BETTER_OTHER = Comparator.comparing(
                    (SegmentCandidate candidate) -> candidate.segment().kind() == SegmentKind.SUSPECT)
            .thenComparingLong(SegmentCandidate::size);

    /** Where nothing else decides, the name that sorts first wins. */
    private static final Comparator<SegmentCandidate> EARLIER_NAME =
            Comparator.comparing(candidate -> candidate.segment().fileName(), Comparator.reverseOrder());

    public BestSegments {
        parts = List.copyOf(parts);
    }

    /**
     * Chooses from {@code candidates}, which are listed copies without tombstones, in any order.
     *
     * @param end not part of the range; after {@code start}
     */
    public static BestSegments select(Collection<SegmentCandidate> candidates, Instant start, Instant end) {
        requireOrder(start, end);
        Chain chain = new Chain(start, end);
        Instant earliest = firstHour(start).start();
        for (SegmentCandidate candidate :
                bestOfEveryStart(candidates).tailMap(earliest).values()) {
            if (!chain.wants(candidate)) {
                break;
            }
            chain.add(candidate);
        }
        return new BestSegments(chain.closed());
    }

    /** Returns the hours in which copies for a range may lie, from one hour before that of its start to that of its end. */
    public static List<HourFolder> hours(Instant start, Instant end) {
        requireOrder(start, end);
        HourFolder hour = firstHour(start);
        List<HourFolder> hours = new ArrayList<>();
        hours.add(hour);
        while (!new HourFolder(end).equals(hour)) {
            hour = hour.next();
            hours.add(hour);
        }
        return List.copyOf(hours);
    }

    /** Returns the earliest hour in which copies for a range may lie that begins at {@code start}. */
    public static HourFolder firstHour(Instant start) {
        HourFolder hour = new HourFolder(start);
        return hour.start().isAfter(NameableTime.FIRST) ? hour.previous() : hour;
    }

    /** Returns the copies to be used, in the order of time. */
    public List<SegmentCandidate> segments() {
        return parts.stream()
                .filter(Chosen.class::isInstance)
                .map(part -> ((Chosen) part).candidate())
                .toList();
    }

    /** Returns the holes, in the order of time. */
    public List<Hole> holes() {
        return parts.stream()
                .filter(Hole.class::isInstance)
                .map(Hole.class::cast)
                .toList();
    }

    private static void requireOrder(Instant start, Instant end) {
        if (!start.isBefore(end)) {
            throw new IllegalArgumentException("A range starts before it ends, but found " + start + " to " + end
                    + ": exchange them or make the range longer");
        }
    }

    private static SortedMap<Instant, SegmentCandidate> bestOfEveryStart(Collection<SegmentCandidate> candidates) {
        return candidates.stream()
                .collect(Collectors.toMap(
                        candidate -> candidate.segment().start(),
                        candidate -> candidate,
                        BestSegments::better,
                        TreeMap::new));
    }

    private static SegmentCandidate better(SegmentCandidate one, SegmentCandidate other) {
        if (isFull(one) != isFull(other)) {
            return isFull(one) ? one : other;
        }
        Comparator<SegmentCandidate> order = isFull(one) ? BETTER_FULL : BETTER_OTHER;
        return order.thenComparing(EARLIER_NAME).compare(one, other) >= 0 ? one : other;
    }

    private static boolean isFull(SegmentCandidate candidate) {
        return candidate.segment().kind() == SegmentKind.FULL;
    }

    /** The copies and holes found so far. Used by one thread. */
    private static final class Chain {

        private final Instant start;
        private final Instant end;
        private final List<RangePart> parts = new ArrayList<>();
        private Optional<SegmentCandidate> last = Optional.empty();

        Chain(Instant start, Instant end) {
            this.start = start;
            this.end = end;
        }

        /** Whether the end is not yet reached and {@code next} can still take part in reaching it. */
        boolean wants(SegmentCandidate next) {
            Instant begins = next.segment().start();
            return last.map(SegmentCandidate::segment)
                    .map(segment -> segment.end().isBefore(end)
                            && (begins.isBefore(end)
                                    || !begins.isAfter(segment.end().plus(ALLOWANCE))))
                    .orElseGet(() -> begins.isBefore(end));
        }

        void add(SegmentCandidate next) {
            last.ifPresentOrElse(before -> join(before, next), () -> begin(next));
        }

        private void begin(SegmentCandidate first) {
            FoundSegment segment = first.segment();
            if (segment.start().isAfter(start)) {
                parts.add(new Hole(start, segment.start()));
                append(first);
            } else if (segment.end().isAfter(start)) {
                append(first);
            }
        }

        private void join(SegmentCandidate before, SegmentCandidate next) {
            Duration gap =
                    Duration.between(before.segment().end(), next.segment().start());
            if (gap.compareTo(ALLOWANCE.negated()) < 0) {
                return;
            }
            if (!isFull(before) || gap.compareTo(ALLOWANCE) > 0) {
                addHole(before.segment().end(), next.segment().start());
            }
            append(next);
        }

        private void append(SegmentCandidate candidate) {
            parts.add(new Chosen(candidate));
            last = Optional.of(candidate);
        }

        private void addHole(Instant from, Instant to) {
            parts.add(new Hole(from, to.isAfter(from) ? to : from));
        }

        List<RangePart> closed() {
            Instant reached = last.map(candidate -> candidate.segment().end()).orElse(start);
            if (reached.isBefore(end) || !isFull(last.orElseThrow())) {
                addHole(reached.isBefore(end) ? reached : end, end);
            }
            return parts;
        }
    }
}
