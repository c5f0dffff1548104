package dev.livekeep.domain.source;

import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Where to go on with a body that was cut (design §4 Resuming). A source asks again for the overlap, compares it, and
 * passes on only what follows.
 *
 * @param offset body bytes at hand, as counted on the wire
 * @param overlap the last of these bytes, at most 4 KiB; read-only
 * @param strongEtag of the first answer
 * @param total the whole length the first answer announced
 */
public record Resume(long offset, ByteBuffer overlap, Optional<String> strongEtag, OptionalLong total) {

    /** How many bytes are asked for again. */
    public static final int OVERLAP = 4096;

    public Resume {
        if (offset < overlap.remaining()) {
            throw new IllegalArgumentException(
                    "want an offset past the overlap, got " + offset + " and " + overlap.remaining());
        }
        overlap = overlap.asReadOnlyBuffer();
    }

    @Override
    public ByteBuffer overlap() {
        return overlap.duplicate();
    }
}
