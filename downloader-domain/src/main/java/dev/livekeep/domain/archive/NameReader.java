package dev.livekeep.domain.archive;

import dev.livekeep.domain.archive.DurationReading.Counted;
import dev.livekeep.domain.text.ForeignText;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.OptionalInt;

/** Reads file names as leniently as the archive's consumers do (contract §7.2), and says of the others what is wrong. */
final class NameReader {

    private static final String SUFFIX = ".ts";
    private static final int FIELDS = 4;
    private static final int FRACTION_DIGITS = 6;

    private NameReader() {}

    static NameReading read(HourFolder hour, String fileName) {
        if (!fileName.endsWith(SUFFIX)) {
            return unreadable("a name that ends in .ts", fileName);
        }
        String[] fields =
                fileName.substring(0, fileName.length() - SUFFIX.length()).split("-", FIELDS);
        if (fields.length < FIELDS) {
            return unreadable("TIME-DURATION-KIND-HASH.ts", fileName);
        }
        Optional<TempName> temp = TempName.parse(fileName);
        Optional<SegmentKind> kind = SegmentKind.ofText(fields[2]);
        if (temp.isEmpty() && kind.isEmpty()) {
            return unreadable("full, suspect, partial or temp", fields[2]);
        }
        Optional<byte[]> digest = temp.isPresent() ? Optional.of(new byte[0]) : LenientBase64.decode(fields[3]);
        if (digest.isEmpty()) {
            return unreadable("a hash in base64url", fields[3]);
        }
        Optional<Instant> start = start(hour, fields[0]);
        if (start.isEmpty()) {
            return unreadable("minutes and seconds like 45:51.608000", fields[0]);
        }
        return switch (DurationReading.of(fields[1])) {
            case DurationReading.Unreadable(String reason) -> new NameReading.Unreadable(reason);
            case DurationReading.Overflowing(String reason) -> new NameReading.Overflowing(reason);
            case Counted(SegmentDuration duration)
            when !NameableTime.holds(duration.after(start.get())) ->
                new NameReading.Overflowing("the segment ends after the year 9999");
            case Counted(SegmentDuration duration) ->
                temp.<NameReading>map(NameReading.Temp::new)
                        .orElseGet(() -> new NameReading.Found(new FoundSegment(
                                fileName, start.get(), duration, kind.orElseThrow(), new DigestBytes(digest.get()))));
        };
    }

    /** Reads {@code mm?ss?f…}: minutes, seconds and fraction by their places; what stands between them does not matter. */
    private static Optional<Instant> start(HourFolder hour, String time) {
        OptionalInt minute = PythonNumbers.integer(between(time, 0, 2));
        OptionalInt second = PythonNumbers.integer(between(time, 3, 5));
        String fraction = between(time, 6, time.length());
        if (fraction.length() > FRACTION_DIGITS) {
            return Optional.empty();
        }
        OptionalInt micros = PythonNumbers.integer(fraction + "0".repeat(FRACTION_DIGITS - fraction.length()));
        if (!within(minute, 59) || !within(second, 59) || !within(micros, 999_999)) {
            return Optional.empty();
        }
        return Optional.of(hour.start()
                .plus(Duration.ofMinutes(minute.getAsInt()))
                .plusSeconds(second.getAsInt())
                .plus(micros.getAsInt(), ChronoUnit.MICROS));
    }

    private static boolean within(OptionalInt number, int most) {
        return number.isPresent() && number.getAsInt() >= 0 && number.getAsInt() <= most;
    }

    private static String between(String text, int from, int to) {
        return text.substring(Math.min(from, text.length()), Math.min(to, text.length()));
    }

    private static NameReading.Unreadable unreadable(String wanted, String found) {
        return new NameReading.Unreadable("wanted " + wanted + ", found " + ForeignText.quoted(found));
    }
}
