package dev.livekeep.domain.ads;

import dev.livekeep.domain.playlist.DateRange;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeSet;

/**
 * Date ranges as their tags mean them together: tags with one ID are one range, and a range that ends on the next ends
 * where the next of its class begins (RFC 8216 §4.3.2.7).
 */
final class WholeRanges {
    private WholeRanges() {}

    static List<DateRange> of(List<DateRange> listed) {
        Map<String, DateRange> byId = new LinkedHashMap<>();
        List<DateRange> ranges = new ArrayList<>();
        for (DateRange range : listed) {
            if (range.id().isEmpty()) {
                ranges.add(range);
            } else {
                byId.merge(range.id(), range, WholeRanges::merged);
            }
        }
        ranges.addAll(byId.values());
        Map<String, NavigableSet<Instant>> starts = starts(ranges);
        return ranges.stream().map(range -> ended(range, starts)).toList();
    }

    private static DateRange merged(DateRange first, DateRange more) {
        return new DateRange(
                first.id(),
                first.classText().isEmpty() ? more.classText() : first.classText(),
                first.start().or(more::start),
                first.end().or(more::end),
                either(first.duration(), more.duration()),
                either(first.plannedDuration(), more.plannedDuration()),
                first.endOnNext() || more.endOnNext(),
                first.attributes());
    }

    private static OptionalDouble either(OptionalDouble first, OptionalDouble more) {
        return first.isPresent() ? first : more;
    }

    private static Map<String, NavigableSet<Instant>> starts(List<DateRange> ranges) {
        Map<String, NavigableSet<Instant>> starts = new HashMap<>();
        for (DateRange range : ranges) {
            range.start()
                    .ifPresent(start -> starts.computeIfAbsent(range.classText(), any -> new TreeSet<>())
                            .add(start));
        }
        return starts;
    }

    private static DateRange ended(DateRange range, Map<String, NavigableSet<Instant>> starts) {
        NavigableSet<Instant> ofClass = starts.get(range.classText());
        if (!range.endOnNext() || range.classText().isEmpty() || range.start().isEmpty() || ofClass == null) {
            return range;
        }
        Instant next = ofClass.higher(range.start().get());
        boolean isEarlier = next != null && range.endsAt().map(next::isBefore).orElse(true);
        return isEarlier ? endingAt(range, next) : range;
    }

    private static DateRange endingAt(DateRange range, Instant end) {
        return new DateRange(
                range.id(),
                range.classText(),
                range.start(),
                Optional.of(end),
                range.duration(),
                range.plannedDuration(),
                range.endOnNext(),
                range.attributes());
    }
}
