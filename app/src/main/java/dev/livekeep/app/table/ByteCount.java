package dev.livekeep.app.table;

import java.util.Locale;

/** A number of bytes, for people: three or four digits and a unit. */
public record ByteCount(long bytes) {
    private static final double KILO = 1e3;
    private static final double MEGA = 1e6;
    private static final double GIGA = 1e9;

    /** Such as {@code 0 B}, {@code 22.5 MB}. */
    public String inWords() {
        if (bytes < KILO) {
            return bytes + " B";
        }
        if (bytes < MEGA) {
            return scaled(KILO, "%.1f kB");
        }
        return bytes < GIGA ? scaled(MEGA, "%.1f MB") : scaled(GIGA, "%.2f GB");
    }

    private String scaled(double unit, String format) {
        return String.format(Locale.ROOT, format, bytes / unit);
    }
}
