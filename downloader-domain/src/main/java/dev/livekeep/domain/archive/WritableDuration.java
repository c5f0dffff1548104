package dev.livekeep.domain.archive;

import java.time.Duration;
import java.time.temporal.ChronoUnit;

/** Under which duration a listed segment may be stored, decided before anything of it is fetched (design §4, Media). */
public sealed interface WritableDuration {

    /** The longest segment that is ever stored. */
    Duration LONGEST = Duration.ofHours(1);

    /** Store the segment under the duration that was listed. */
    record Listed(SegmentDuration duration) implements WritableDuration {}

    /** No usable duration was listed: store the segment as {@link SegmentKind#SUSPECT} under the target duration. */
    record Substitute(SegmentDuration duration, String reason) implements WritableDuration {}

    /** Do not store the segment at all: a name with such a duration may be poison to the archive's consumers. */
    record Refused(String reason) implements WritableDuration {}

    /**
     * Decides by the number of seconds that is listed.
     *
     * @param seconds 0 where none can be read
     * @param target the playlist's target duration, at least a microsecond and at most {@link #LONGEST}
     */
    static WritableDuration of(double seconds, Duration target) {
        if (seconds > LONGEST.toSeconds()) {
            return new Refused("EXTINF says " + DurationText.of(seconds) + " s, more than one hour");
        }
        if (!(seconds > 0)) {
            return substitute("EXTINF says " + DurationText.of(seconds) + " s", target);
        }
        SegmentDuration duration = new SegmentDuration(seconds);
        return duration.micros() == 0
                ? substitute("EXTINF says less than a microsecond", target)
                : new Listed(duration);
    }

    private static Substitute substitute(String reason, Duration target) {
        if (target.compareTo(ChronoUnit.MICROS.getDuration()) < 0 || target.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("A target duration lies above 0 and within one hour, but found " + target
                    + ": take a usual one instead");
        }
        return new Substitute(SegmentDuration.of(target), reason);
    }
}
