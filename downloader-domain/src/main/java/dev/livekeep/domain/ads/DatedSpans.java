package dev.livekeep.domain.ads;

import dev.livekeep.domain.playlist.DateRange;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/** What some date ranges cover together, so that a date is looked up once however many ranges a playlist lists. */
final class DatedSpans {
    /** End by start; no two spans touch. */
    private final NavigableMap<Instant, Instant> spans = new TreeMap<>();

    DatedSpans(Collection<DateRange> ranges) {
        ranges.stream()
                .filter(range -> range.start().isPresent())
                .sorted(Comparator.comparing(range -> range.start().orElseThrow()))
                .forEach(
                        range -> add(range.start().orElseThrow(), range.endsAt().orElse(Instant.MAX)));
    }

    private void add(Instant start, Instant end) {
        Map.Entry<Instant, Instant> before = spans.lastEntry();
        if (before != null && !start.isAfter(before.getValue())) {
            spans.put(before.getKey(), end.isAfter(before.getValue()) ? end : before.getValue());
        } else if (end.isAfter(start)) {
            spans.put(start, end);
        }
    }

    /** Whether a range holds the date: from its start on, until its end where that is known. */
    boolean contains(Instant date) {
        Map.Entry<Instant, Instant> span = spans.floorEntry(date);
        return span != null && date.isBefore(span.getValue());
    }
}
