package dev.livekeep.domain.capture;

import dev.livekeep.domain.archive.Quality;
import dev.livekeep.domain.capture.CaptureAction.Tell;
import dev.livekeep.domain.event.CaptureEvent;
import dev.livekeep.domain.time.Tick;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Progress is media stored, not requests answered: tells when a quality lists segments and stores none (design §4). */
final class StallWatch {
    private final Duration nothingStored;
    private final Map<Quality, SegmentBook> books;
    private final Map<Quality, Tick> stalled = new HashMap<>();

    /** @param books of the wanted qualities: ads that cannot be had are no stall of the stream */
    StallWatch(CapturePolicy policy, Map<Quality, SegmentBook> books) {
        this.nothingStored = policy.polling().nothingStored();
        this.books = new LinkedHashMap<>(books);
    }

    /** For which qualities another URL is wanted, and why; again each time as long passes. */
    Map<Quality, String> look(Tick now, List<CaptureAction> out) {
        Map<Quality, String> wanting = new LinkedHashMap<>();
        books.forEach((quality, book) -> look(quality, book, now, out).ifPresent(why -> wanting.put(quality, why)));
        return wanting;
    }

    private Optional<String> look(Quality quality, SegmentBook book, Tick now, List<CaptureAction> out) {
        Optional<Tick> since = book.waitingSince();
        boolean nothing = since.filter(tick -> now.since(tick).compareTo(nothingStored) >= 0)
                .isPresent();
        if (!nothing) {
            if (stalled.remove(quality) != null) {
                out.add(new Tell(new CaptureEvent.Stalled(quality, false, "segments are stored again")));
            }
            return Optional.empty();
        }
        String why = "segments are listed but none was stored for "
                + since.map(now::since).orElse(nothingStored).toSeconds() + " s";
        Tick asked = stalled.get(quality);
        if (asked == null) {
            out.add(new Tell(new CaptureEvent.Stalled(quality, true, why)));
        } else if (now.since(asked).compareTo(nothingStored) < 0) {
            return Optional.empty();
        }
        stalled.put(quality, now);
        return Optional.of(why);
    }

    Optional<Tick> wakeAt(Tick now) {
        Earliest earliest = new Earliest(now);
        books.values().forEach(book -> earliest.add(book.waitingSince().map(since -> since.plus(nothingStored))));
        stalled.values().forEach(asked -> earliest.add(asked.plus(nothingStored)));
        return earliest.get();
    }
}
