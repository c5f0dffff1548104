package dev.livekeep.twitch.http;

/**
 * The most that is taken in of one body, counted after decoding (design §7). Headers may have 384 KiB in all (in
 * the JDK's client {@code jdk.http.maxHeaderSize}).
 *
 * @param playlistBytes of a playlist, or of another answer that is read whole
 * @param segmentBytes of a segment
 * @param initBytes of an init section
 * @param errorBytes of a body that only explains a refusal
 */
public record HttpLimits(int playlistBytes, long segmentBytes, int initBytes, int errorBytes) {
    public HttpLimits {
        if (playlistBytes < 1 || segmentBytes < 1 || initBytes < 1 || errorBytes < 1) {
            throw new IllegalArgumentException("want limits of at least 1 byte, got " + playlistBytes + ", "
                    + segmentBytes + ", " + initBytes + " and " + errorBytes);
        }
    }

    /** 8 MiB, 512 MiB, 4 MiB, 4 KiB. */
    public static HttpLimits defaults() {
        return new HttpLimits(8 << 20, 512L << 20, 4 << 20, 4 << 10);
    }
}
