package dev.livekeep.domain.timeline;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Finds the dates of one playlist's segments; {@link Timeline} says in which order they are looked for. */
final class Dating {

    private final List<TimelineEntry> playlist;
    private final Function<Object, Optional<Dated>> remembered;
    private final List<Instant> countedBack;
    /** The first entry with a listed or a sure remembered date; the number of entries if there is none. */
    private final int anchor;

    private final List<Dated> dates = new ArrayList<>();

    Dating(List<TimelineEntry> playlist, Instant now, Function<Object, Optional<Dated>> remembered) {
        this.playlist = playlist;
        this.remembered = remembered;
        this.countedBack = countBack(0, playlist.size(), DateRange.nearest(now.truncatedTo(ChronoUnit.MICROS)));
        this.anchor = firstSure();
    }

    List<Dated> all() {
        int joined = firstJoinedToAnchor();
        for (int i = 0; i < joined; i++) {
            dates.add(byTheWallClock(i));
        }
        if (joined < anchor) {
            countBackFromAnchor(joined);
        }
        if (anchor < playlist.size()) {
            dates.add(anchored());
        }
        for (int i = anchor + 1; i < playlist.size(); i++) {
            int at = i;
            dates.add(listed(at).or(() -> summedUp(at)).or(() -> recalled(at)).orElseGet(() -> byTheWallClock(at)));
        }
        return dates;
    }

    private int firstSure() {
        int i = 0;
        while (i < playlist.size() && listed(i).isEmpty() && recalled(i).isEmpty()) {
            i++;
        }
        return i;
    }

    private int firstJoinedToAnchor() {
        int i = anchor;
        if (anchor < playlist.size()) {
            while (i > 0 && !playlist.get(i).discontinuity()) {
                i--;
            }
        }
        return i;
    }

    private Dated anchored() {
        return listed(anchor).or(() -> recalled(anchor)).orElseThrow();
    }

    private void countBackFromAnchor(int from) {
        for (Instant start : countBack(from, anchor, anchored().start())) {
            dates.add(dated(dates.size(), start, DateOrigin.SUM, false));
        }
    }

    private Optional<Dated> listed(int i) {
        TimelineEntry entry = playlist.get(i);
        return entry.listed()
                .map(date -> date.truncatedTo(ChronoUnit.MICROS))
                .filter(DateRange::holds)
                .map(date -> dated(i, date, DateOrigin.LISTED, !entry.ad()));
    }

    private Optional<Dated> summedUp(int i) {
        TimelineEntry entry = playlist.get(i);
        Dated before = dates.get(i - 1);
        DateOrigin origin = before.sure() ? DateOrigin.SUM : DateOrigin.WALL_CLOCK;
        boolean steady = before.steady() && !entry.ad() && !entry.discontinuity();
        return DateRange.holds(before.end()) ? Optional.of(dated(i, before.end(), origin, steady)) : Optional.empty();
    }

    private Optional<Dated> recalled(int i) {
        return remembered
                .apply(playlist.get(i).listing())
                .filter(Dated::sure)
                .map(date -> dated(i, date.start(), DateOrigin.REMEMBERED, date.steady()));
    }

    /** The last resort, which keeps to itself: a date once given stays, and what follows is summed up from it. */
    private Dated byTheWallClock(int i) {
        Instant start = remembered
                .apply(playlist.get(i).listing())
                .map(Dated::start)
                .or(() ->
                        i == 0 ? Optional.empty() : Optional.of(dates.get(i - 1).end()))
                .filter(DateRange::holds)
                .orElse(countedBack.get(i));
        return dated(i, start, DateOrigin.WALL_CLOCK, false);
    }

    private Dated dated(int i, Instant start, DateOrigin origin, boolean steady) {
        return new Dated(start, playlist.get(i).duration().after(start), origin, steady);
    }

    /** Returns the starts of the entries from {@code from} up to {@code to}, the last of which ends at {@code end}. */
    private List<Instant> countBack(int from, int to, Instant end) {
        Instant[] starts = new Instant[to - from];
        Instant next = end;
        for (int i = to - 1; i >= from; i--) {
            next = DateRange.nearest(next.minus(playlist.get(i).duration().toDuration()));
            starts[i - from] = next;
        }
        return List.of(starts);
    }
}
