package dev.livekeep.domain.playlist;

import java.net.URI;
import java.util.List;
import java.util.Optional;

/**
 * The media initialization section of a segment ({@code EXT-X-MAP}). It lasts until the next one: a discontinuity does
 * not end it.
 *
 * @param location where it is to be had
 * @param byteRange the part of the resource, all of it when empty
 * @param keys the keys in force where the tag stands: it may be encrypted too
 * @param attributes all attributes as listed
 */
public record InitSection(
        ListedUri location, Optional<ByteRange> byteRange, List<EncryptionKey> keys, AttributeList attributes) {
    public InitSection {
        keys = List.copyOf(keys);
    }

    /** The resolved address. */
    public URI uri() {
        return location.resolved();
    }
}
