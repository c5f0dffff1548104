package dev.livekeep.domain.playlist;

/**
 * A part of a resource ({@code EXT-X-BYTERANGE}, RFC 8216 §4.3.2.2), its offset always known.
 *
 * @param offset of the first byte, from 0
 * @param length in bytes, at least 1
 */
public record ByteRange(long offset, long length) {
    public ByteRange {
        if (offset < 0 || length < 1 || length > Long.MAX_VALUE - offset) {
            throw new IllegalArgumentException("want offset >= 0 and length >= 1, got " + offset + " and " + length);
        }
    }

    /** The offset of the first byte after this range. */
    public long end() {
        return offset + length;
    }

    /** The value of an HTTP {@code Range} header that asks for exactly these bytes. */
    public String rangeHeader() {
        return "bytes=" + offset + "-" + (end() - 1);
    }
}
