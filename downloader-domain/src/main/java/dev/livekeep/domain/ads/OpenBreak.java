package dev.livekeep.domain.ads;

import dev.livekeep.domain.ads.BreakTag.Step;
import dev.livekeep.domain.playlist.MediaSegment;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * An ad break that is open at a segment.
 *
 * @param elapsed seconds from its beginning to the segment's end
 * @param announced how many seconds it is to last
 */
record OpenBreak(double elapsed, OptionalDouble announced) {
    /** What sums of rounded durations may be off by. */
    private static final double ROUNDING = 0.1;
    /** A break whose end nobody announced, and whose closing tag never came. */
    private static final double LONGEST_UNANNOUNCED = 300;

    private static final double USUAL_DURATION = 2;

    /**
     * What is open at a segment.
     *
     * @param before what was open at the one before
     * @param tags those of one kind that stand before the segment, in order
     * @param listed whether the playlist itself still says that a break is open
     */
    static Optional<OpenBreak> at(
            MediaSegment segment, Optional<OpenBreak> before, List<BreakTag> tags, boolean listed) {
        Optional<OpenBreak> open = before;
        for (BreakTag tag : tags) {
            open = tag.step() == Step.CLOSES ? Optional.empty() : Optional.of(opened(tag, open));
        }
        double duration = segment.duration().orElse(USUAL_DURATION);
        return open.filter(it -> listed || it.holds(segment, duration))
                .map(it -> new OpenBreak(it.elapsed + duration, it.announced));
    }

    private static OpenBreak opened(BreakTag tag, Optional<OpenBreak> open) {
        return tag.step() == Step.GOES_ON && open.isPresent()
                ? open.get()
                : new OpenBreak(tag.elapsed(), tag.announced());
    }

    private boolean holds(MediaSegment segment, double duration) {
        double end = elapsed + duration;
        return announced.isPresent()
                ? end <= announced.getAsDouble() + ROUNDING
                : !segment.discontinuity() && end <= LONGEST_UNANNOUNCED;
    }
}
