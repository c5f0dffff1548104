package dev.livekeep.origin.http;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A single range of bytes, {@code from} inclusive, {@code to} exclusive (RFC 9110 §14). */
record ByteRange(long from, long to) {
    private static final Pattern SINGLE = Pattern.compile("bytes=(\\d{0,18})-(\\d{0,18})");

    /** What a Range header means for a body of {@code length} bytes; empty where it is to be ignored. */
    static Optional<ByteRange> of(String header, long length) {
        Matcher range = SINGLE.matcher(header.strip());
        if (!range.matches() || (range.group(1).isEmpty() && range.group(2).isEmpty())) {
            return Optional.empty();
        }
        if (range.group(1).isEmpty()) {
            return Optional.of(new ByteRange(Math.max(0, length - Long.parseLong(range.group(2))), length));
        }
        long last = range.group(2).isEmpty() ? length - 1 : Math.min(length - 1, Long.parseLong(range.group(2)));
        return Optional.of(new ByteRange(Long.parseLong(range.group(1)), last + 1));
    }

    boolean isSatisfiable(long length) {
        return from < length && from < to;
    }

    String contentRange(long length) {
        return "bytes " + from + "-" + (to - 1) + "/" + length;
    }
}
