package dev.livekeep.domain.playlist;

/**
 * What a reader refuses to read.
 *
 * @param maxBytes the largest playlist, in bytes before and in characters after decoding
 * @param maxSegments the most segments (or variants) of one playlist
 * @param maxProblems the most problems kept of one reading; further ones are summed up in one line
 */
public record ReaderLimits(int maxBytes, int maxSegments, int maxProblems) {
    private static final ReaderLimits DEFAULTS = new ReaderLimits(8 << 20, 50_000, 100);

    public ReaderLimits {
        if (maxBytes < 1 || maxSegments < 1 || maxProblems < 1) {
            throw new IllegalArgumentException(
                    "want limits of at least 1, got " + maxBytes + ", " + maxSegments + " and " + maxProblems);
        }
    }

    /** 8 MiB, 50 000 segments, 100 problems. */
    public static ReaderLimits defaults() {
        return DEFAULTS;
    }
}
