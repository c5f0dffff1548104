package dev.livekeep.origin.media;

import java.util.Optional;

/** Encoded media of some seconds that can be played round and round: cut into equal units, each beginning with a keyframe. */
interface MediaLoop {
    /** How many units one turn has. */
    int units();

    /** Bytes that must stand before any segment, where the container needs them. */
    Optional<byte[]> initSection();

    /**
     * Makes the segment that begins with unit {@code first} of a turn.
     *
     * @param size wanted size in bytes; the media itself is never cut, so the result may be larger
     */
    Template template(int first, int count, long size);
}
