package dev.livekeep.domain.playlist;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** What has been read for the segment that comes next, and what lasts from segment to segment. */
final class SegmentReading {
    /** More than anyone lists; each key copies the list of those in force. */
    private static final int MOST_KEY_FORMATS = 16;

    private final Reading reading;
    private final RangeReading ranges;
    private final AdMarkerReading markers = new AdMarkerReading();

    // for the next segment only
    private boolean announced;
    private OptionalDouble duration = OptionalDouble.empty();
    private String durationText = "";
    private String title = "";
    private Optional<Instant> programDateTime = Optional.empty();
    private boolean discontinuity;
    private boolean gap;
    private List<OtherTag> otherTags = List.of();

    // until changed
    private long discontinuities;
    private List<EncryptionKey> keys = List.of();
    private Optional<InitSection> initSection = Optional.empty();
    private OptionalLong bitrate = OptionalLong.empty();

    // EXTINF lines repeat themselves: their texts are kept and used again
    private OptionalDouble lastDuration = OptionalDouble.empty();
    private String lastDurationText = "";
    private String lastTitle = "";

    SegmentReading(Reading reading) {
        this.reading = reading;
        this.ranges = new RangeReading(reading);
    }

    /** The discontinuities so far. */
    long discontinuities() {
        return discontinuities;
    }

    /** Other tags that no segment followed. */
    List<OtherTag> otherTags() {
        return otherTags;
    }

    void addOther(int position) {
        if (otherTags.isEmpty()) {
            otherTags = new ArrayList<>(2);
        }
        otherTags.add(reading.otherTag(position));
    }

    /** Reads a tag of a segment. {@code position}: how many segments are listed before it. */
    void read(TagName tag, int position) {
        switch (tag) {
            case EXTINF -> readExtinf();
            case BYTERANGE -> {
                announced = true;
                ranges.readSegmentRange();
            }
            case DISCONTINUITY -> {
                discontinuity = true;
                discontinuities++;
            }
            case KEY -> readKey();
            case MAP -> readMap();
            case PROGRAM_DATE_TIME -> readDate();
            case GAP -> gap = true;
            case BITRATE -> {
                long number = reading.wholeNumber();
                bitrate = number < 0 ? bitrate : OptionalLong.of(number);
            }
            default -> {
                markers.read(tag, reading);
                addOther(position);
            }
        }
    }

    private void readExtinf() {
        announced = true;
        String text = reading.line.text();
        int from = reading.line.valueFrom();
        int to = reading.line.to();
        int comma = text.indexOf(',', from, to);
        int end = comma < 0 ? to : comma;
        if (comma >= 0 && !isAt(lastTitle, text, comma + 1, to)) {
            lastTitle = text.substring(comma + 1, to);
        }
        title = comma < 0 ? "" : lastTitle;
        int last = end;
        while (last > from && LineCursor.isBlank(text.charAt(last - 1))) {
            last--;
        }
        if (lastDuration.isEmpty() || !isAt(lastDurationText, text, from, last)) {
            lastDuration = readDuration(text, from, last);
            lastDurationText = text.substring(from, last);
        }
        duration = lastDuration;
        durationText = lastDurationText;
    }

    /** The leading number; what stands after it is ignored, as {@code 2.5.6} and {@code 1e3} have always been read. */
    private OptionalDouble readDuration(String text, int from, int to) {
        int end = Numbers.decimalEnd(text, from, to);
        double seconds = end == from ? Double.NaN : Numbers.decimal(text, from, end);
        if (Double.isNaN(seconds)) {
            reading.problem("a duration");
            return OptionalDouble.empty();
        }
        return OptionalDouble.of(seconds);
    }

    private static boolean isAt(String known, String text, int from, int to) {
        return known.length() == to - from && text.startsWith(known, from);
    }

    private void readKey() {
        EncryptionKey key = TagValues.key(reading);
        if (key == null) {
            keys = List.of();
            return;
        }
        List<EncryptionKey> changed = new ArrayList<>(keys);
        changed.removeIf(other -> other.keyFormat().equals(key.keyFormat()));
        if (changed.size() == MOST_KEY_FORMATS) {
            reading.problem("at most " + MOST_KEY_FORMATS + " key formats");
            return;
        }
        changed.add(key);
        keys = List.copyOf(changed);
    }

    private void readMap() {
        AttributeList attributes = reading.attributes();
        Optional<ListedUri> location = TagValues.uri(reading, attributes);
        if (location.isEmpty()) {
            reading.problem("the URI of an init section");
            initSection = Optional.empty();
            return;
        }
        Optional<String> text = attributes.text("BYTERANGE");
        Optional<ByteRange> range = text.flatMap(RangeReading::mapRange);
        if (text.isPresent() && range.isEmpty()) {
            reading.problem("a byte range length@offset", text.get());
            initSection = Optional.empty();
            return;
        }
        initSection = Optional.of(new InitSection(location.get(), range, keys, attributes));
    }

    private void readDate() {
        LineCursor line = reading.line;
        Instant date = reading.dates.read("a date", line.text(), line.valueFrom(), line.to());
        programDateTime = Optional.ofNullable(date);
    }

    /** Whether the URI line that comes now is a segment's. */
    boolean announced() {
        return announced;
    }

    /** Ends the segment with the URI of the current line; null when its line or its range cannot be used. */
    @Nullable
    MediaSegment finish(long mediaSequence, long discontinuitySequence) {
        ListedUri location = reading.uri(reading.line.line());
        boolean usable = ranges.finish(location);
        MediaSegment segment = location == null || !usable
                ? null
                : new MediaSegment(
                        location,
                        duration,
                        durationText,
                        title,
                        mediaSequence,
                        discontinuitySequence,
                        discontinuity,
                        programDateTime,
                        ranges.range(),
                        initSection,
                        keys,
                        gap,
                        bitrate,
                        markers.open(),
                        otherTags);
        forget(segment != null);
        return segment;
    }

    /** A lost segment leaves its discontinuity and its other tags to the next one: what they say goes on. */
    private void forget(boolean kept) {
        announced = false;
        duration = OptionalDouble.empty();
        durationText = "";
        title = "";
        programDateTime = Optional.empty();
        gap = false;
        if (kept) {
            discontinuity = false;
            otherTags = List.of();
        }
    }
}
