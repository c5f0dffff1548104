package dev.livekeep.domain.playlist;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Byte ranges of segments: those without an offset begin where the one before ended (RFC 8216 §4.3.2.2). Where there is
 * none before, or it was lost, so are they: other bytes than theirs would pass for them.
 */
final class RangeReading {
    private final Reading reading;
    private boolean listed;
    private long length = Numbers.NONE;
    private long offset = Numbers.NONE;
    private Optional<ByteRange> range = Optional.empty();
    private @Nullable ListedUri lastLocation;
    private long lastEnd;

    RangeReading(Reading reading) {
        this.reading = reading;
    }

    void readSegmentRange() {
        String text = reading.line.value();
        int at = text.indexOf('@');
        listed = true;
        length = Numbers.whole(text, 0, at < 0 ? text.length() : at);
        offset = at < 0 ? Numbers.NONE : Numbers.whole(text, at + 1, text.length());
        if (length < 1 || (at >= 0 && offset < 0)) {
            length = Numbers.NONE;
            reading.problem("a byte range length[@offset]");
        }
    }

    /** The range of an init section, whose offset is 0 unless listed. */
    static Optional<ByteRange> mapRange(String text) {
        int at = text.indexOf('@');
        long length = Numbers.whole(text, 0, at < 0 ? text.length() : at);
        long offset = at < 0 ? 0 : Numbers.whole(text, at + 1, text.length());
        return length < 1 || offset < 0 ? Optional.empty() : Optional.of(new ByteRange(offset, length));
    }

    /** Ends the segment; false when a range is listed that cannot be used. */
    boolean finish(@Nullable ListedUri location) {
        range = listed && length > 0 ? range(offset >= 0 ? offset : implicitOffset(location)) : Optional.empty();
        boolean usable = !listed || range.isPresent();
        lastLocation = range.isPresent() ? location : null;
        lastEnd = range.map(ByteRange::end).orElse(0L);
        listed = false;
        length = Numbers.NONE;
        offset = Numbers.NONE;
        return usable;
    }

    /** Ranges without an offset may follow each other beyond all numbers. */
    private Optional<ByteRange> range(long from) {
        if (from < 0) {
            return Optional.empty();
        }
        if (length > Long.MAX_VALUE - from) {
            reading.problem("a byte range that ends");
            return Optional.empty();
        }
        return Optional.of(new ByteRange(from, length));
    }

    private long implicitOffset(@Nullable ListedUri location) {
        if (location != null && location.equals(lastLocation)) {
            return lastEnd;
        }
        reading.problem("an offset, as no range of this resource stands before");
        return Numbers.NONE;
    }

    /** The range of the segment that was ended last. */
    Optional<ByteRange> range() {
        return range;
    }
}
