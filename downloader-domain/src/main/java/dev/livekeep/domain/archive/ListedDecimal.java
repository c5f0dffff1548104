package dev.livekeep.domain.archive;

import java.util.regex.Pattern;

/** The decimal number at the beginning of an {@code EXTINF} value, also without digits before its point. */
final class ListedDecimal {

    static final Pattern SHAPE = Pattern.compile("\\A\\s*+([0-9]++(?:\\.[0-9]++)?+|\\.[0-9]++)");

    private ListedDecimal() {}
}
