package dev.livekeep.domain.playlist;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * {@code EXT-X-DATERANGE}: a span of the stream's own clock, with attributes.
 *
 * @param id {@code ID}, empty when not listed
 * @param classText {@code CLASS}, empty when not listed
 * @param start {@code START-DATE}, where readable
 * @param end {@code END-DATE}, where readable
 * @param duration {@code DURATION} in seconds
 * @param plannedDuration {@code PLANNED-DURATION} in seconds
 * @param endOnNext whether it ends where the next range of its class begins
 * @param attributes all attributes as listed, among them {@code SCTE35-…} and {@code X-…}
 */
public record DateRange(
        String id,
        String classText,
        Optional<Instant> start,
        Optional<Instant> end,
        OptionalDouble duration,
        OptionalDouble plannedDuration,
        boolean endOnNext,
        AttributeList attributes) {

    /** Where it ends: the end date, else start and duration, else start and planned duration; else not known. */
    public Optional<Instant> endsAt() {
        if (end.isPresent()) {
            return end;
        }
        OptionalDouble seconds = duration.isPresent() ? duration : plannedDuration;
        if (seconds.isEmpty()) {
            return Optional.empty();
        }
        return start.map(from -> from.plus(span(seconds.getAsDouble())));
    }

    private static Duration span(double seconds) {
        return Duration.ofNanos(Math.round(Math.min(seconds, 1e9) * 1e9));
    }
}
