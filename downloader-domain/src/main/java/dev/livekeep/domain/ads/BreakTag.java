package dev.livekeep.domain.ads;

import dev.livekeep.domain.playlist.OtherTag;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A tag that opens an ad break, says that it goes on, or closes it.
 *
 * @param marks which kind of tags it belongs to
 * @param step what it does
 * @param elapsed seconds since the break began, as it says
 * @param announced how many seconds the break is to last
 */
record BreakTag(Marks marks, Step step, double elapsed, OptionalDouble announced) {
    private static final Pattern NUMBER = Pattern.compile("\\s*(\\d{1,9}(?:\\.\\d{1,9})?)\\s*");
    private static final Pattern OF = Pattern.compile(NUMBER.pattern() + "/" + NUMBER.pattern());
    private static final Pattern DURATION = attribute("DURATION");
    private static final Pattern ELAPSED = attribute("ELAPSEDTIME");

    /** Kinds of tags; a break that is opened by one is not closed by the other. */
    enum Marks {
        SCTE35,
        CUE
    }

    /** What a tag does to its break. */
    enum Step {
        OPENS,
        GOES_ON,
        CLOSES
    }

    private static Pattern attribute(String name) {
        return Pattern.compile(
                "(?:^|[,\\s])" + name + "\\s*=\\s*\"?(\\d{1,9}(?:\\.\\d{1,9})?)", Pattern.CASE_INSENSITIVE);
    }

    /** The tag, if it is one. */
    static Optional<BreakTag> of(OtherTag tag) {
        return switch (tag.name().strip()) {
            case "EXT-X-CUE-OUT" -> Optional.of(opening(Marks.CUE, Step.OPENS, tag.value()));
            case "EXT-X-CUE-OUT-CONT" -> Optional.of(opening(Marks.CUE, Step.GOES_ON, tag.value()));
            case "EXT-X-CUE-IN" -> Optional.of(closing(Marks.CUE));
            case "EXT-X-SCTE35-OUT" -> Optional.of(opening(Marks.SCTE35, Step.OPENS, tag.value()));
            case "EXT-X-SCTE35-OUT-CONT" -> Optional.of(opening(Marks.SCTE35, Step.GOES_ON, tag.value()));
            case "EXT-X-SCTE35-IN" -> Optional.of(closing(Marks.SCTE35));
            case "EXT-X-SCTE35" -> ofScte35(tag.value());
            default -> Optional.empty();
        };
    }

    private static Optional<BreakTag> ofScte35(String value) {
        if (value.contains("CUE-IN=YES")) {
            return Optional.of(closing(Marks.SCTE35));
        }
        if (value.contains("CUE-OUT=YES")) {
            return Optional.of(opening(Marks.SCTE35, Step.OPENS, value));
        }
        return value.contains("CUE-OUT=CONT")
                ? Optional.of(opening(Marks.SCTE35, Step.GOES_ON, value))
                : Optional.empty();
    }

    private static BreakTag closing(Marks marks) {
        return new BreakTag(marks, Step.CLOSES, 0, OptionalDouble.empty());
    }

    private static BreakTag opening(Marks marks, Step step, String value) {
        Matcher of = OF.matcher(value);
        if (of.matches()) {
            return new BreakTag(marks, step, Double.parseDouble(of.group(1)), positive(of.group(2)));
        }
        Matcher number = NUMBER.matcher(value);
        if (number.matches()) {
            return new BreakTag(
                    marks, step, 0, step == Step.OPENS ? positive(number.group(1)) : OptionalDouble.empty());
        }
        Matcher elapsed = ELAPSED.matcher(value);
        Matcher duration = DURATION.matcher(value);
        return new BreakTag(
                marks,
                step,
                elapsed.find() ? Double.parseDouble(elapsed.group(1)) : 0,
                duration.find() ? positive(duration.group(1)) : OptionalDouble.empty());
    }

    /** No break lasts no time: a zero stands for what was not known. */
    private static OptionalDouble positive(String number) {
        double seconds = Double.parseDouble(number);
        return seconds > 0 ? OptionalDouble.of(seconds) : OptionalDouble.empty();
    }
}
