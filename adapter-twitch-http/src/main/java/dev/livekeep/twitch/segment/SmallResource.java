package dev.livekeep.twitch.segment;

import dev.livekeep.domain.playlist.ByteRange;
import java.io.IOException;
import java.net.URI;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Something small that many segments need: an init section or a key.
 *
 * @param name contract §12's name for asking for it
 * @param what how people call it
 * @param uri where it is
 * @param range which part of that
 * @param most bytes that are read of it
 * @param exactly how many bytes it has, where that is known
 */
record SmallResource(String name, String what, URI uri, Optional<ByteRange> range, int most, OptionalInt exactly) {

    /** An AES-128 key has 16 bytes; a few more are read to say that it has not. */
    private static final int MOST_OF_A_KEY = 64;

    static SmallResource initSection(URI uri, Optional<ByteRange> range, int most) {
        return new SmallResource("get_map_data", "init section", uri, range, most, OptionalInt.empty());
    }

    static SmallResource key(URI uri) {
        return new SmallResource(
                "get_key", "key", uri, Optional.empty(), MOST_OF_A_KEY, OptionalInt.of(Decryption.KEY_BYTES));
    }

    /**
     * Refuses what can never be the resource, so that it is not kept.
     *
     * @throws IOException with what was wanted and found
     */
    void check(byte[] bytes) throws IOException {
        if (exactly.isPresent() && bytes.length != exactly.getAsInt()) {
            throw new IOException("wanted " + exactly.getAsInt() + " bytes, found " + bytes.length);
        }
    }
}
