package dev.livekeep.origin.fault;

/** Chance that is the same each time for one seed and name: no state, no order. */
public final class Dice {
    private Dice() {}

    /** 64 well-mixed bits of seed, name and number. */
    public static long bits(long seed, String name, long number) {
        long mixed = seed * 0x9E3779B97F4A7C15L + number;
        for (int i = 0; i < name.length(); i++) {
            mixed = mix(mixed ^ name.charAt(i));
        }
        return mix(mixed);
    }

    /** A number from 0 (inclusive) to {@code bound} (exclusive). */
    public static long below(long bound, long seed, String name, long number) {
        return Long.remainderUnsigned(bits(seed, name, number), bound);
    }

    /** A number from 0 (inclusive) to 1 (exclusive). */
    public static double fraction(long seed, String name, long number) {
        return (bits(seed, name, number) >>> 11) * 0x1.0p-53;
    }

    private static long mix(long value) {
        long z = value + 0x9E3779B97F4A7C15L;
        z = (z ^ z >>> 30) * 0xBF58476D1CE4E5B9L;
        z = (z ^ z >>> 27) * 0x94D049BB133111EBL;
        return z ^ z >>> 31;
    }
}
