package dev.livekeep.domain.capture;

import dev.livekeep.domain.archive.SegmentHash;
import dev.livekeep.domain.time.Tick;
import java.time.Instant;
import java.util.Optional;

/**
 * A listing that its book has not heard of yet.
 *
 * @param edge the start of the newest segment in the same playlist
 * @param since when it was listed
 * @param left whether it is no longer listed
 * @param probed whether it was fetched to compare it
 * @param hash of its bytes, once it was fetched whole
 */
record Held(Listing listing, Instant edge, Tick since, boolean left, boolean probed, Optional<SegmentHash> hash) {

    Held hasLeft() {
        return new Held(listing, edge, since, true, probed, hash);
    }

    Held isProbed(Optional<SegmentHash> found) {
        return new Held(listing, edge, since, left, true, found);
    }

    Instant start() {
        return listing.slot().start();
    }
}
