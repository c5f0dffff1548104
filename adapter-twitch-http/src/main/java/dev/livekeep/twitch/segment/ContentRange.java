package dev.livekeep.twitch.segment;

import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which part of a resource came (RFC 9110 §14.4).
 *
 * @param first offset of the first byte
 * @param last offset of the last byte
 * @param total length of the whole, if told
 */
record ContentRange(long first, long last, OptionalLong total) {

    private static final Pattern FORM = Pattern.compile("(?i)bytes\\s+(\\d{1,18})-(\\d{1,18})/(\\d{1,18}|\\*)");

    /** Reads the header's value; empty if it makes no sense. */
    static Optional<ContentRange> parse(String text) {
        Matcher form = FORM.matcher(text.strip());
        if (!form.matches()) {
            return Optional.empty();
        }
        long first = Long.parseLong(form.group(1));
        long last = Long.parseLong(form.group(2));
        OptionalLong total =
                form.group(3).equals("*") ? OptionalLong.empty() : OptionalLong.of(Long.parseLong(form.group(3)));
        boolean sense = first <= last && (total.isEmpty() || last < total.getAsLong());
        return sense ? Optional.of(new ContentRange(first, last, total)) : Optional.empty();
    }
}
