package dev.livekeep.domain.playlist;

/**
 * What a reader refuses to read.
 *
 * @param maxBytes the largest playlist, in bytes before and in characters after decoding
 * @param maxSegments the most segments (or variants) of one playlist
 * @param maxProblems the most problems kept of one reading; further ones are summed up in one line
 * @param maxDetails the most attributes, and tags beside segments and variants, that are kept of one playlist: a short
 *     text could otherwise take up many times its size
 */
public record ReaderLimits(int maxBytes, int maxSegments, int maxProblems, int maxDetails) {
    private static final ReaderLimits DEFAULTS = new ReaderLimits(8 << 20, 50_000, 100, 200_000);

    public ReaderLimits {
        if (maxBytes < 1 || maxSegments < 1 || maxProblems < 1 || maxDetails < 1) {
            throw new IllegalArgumentException("want limits of at least 1, got " + maxBytes + ", " + maxSegments + ", "
                    + maxProblems + " and " + maxDetails);
        }
    }

    /** 8 MiB, 50 000 segments, 100 problems, 200 000 details. */
    public static ReaderLimits defaults() {
        return DEFAULTS;
    }
}
