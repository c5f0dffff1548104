package dev.livekeep.domain.archive;

import java.time.Instant;
import java.util.Optional;

/**
 * A stored copy as its name was found in an archive, by whomever it was written.
 *
 * @param fileName the name as found, which may spell the same facts in another way than we would
 * @param digest the bytes that stand for the hash; readers accept any number of them, none included
 */
public record FoundSegment(
        String fileName, Instant start, SegmentDuration duration, SegmentKind kind, DigestBytes digest) {

    /** Returns the copy that we ourselves stored or would store under {@code name}. */
    public static FoundSegment of(SegmentName name) {
        return new FoundSegment(
                name.fileName(),
                name.start(),
                name.duration(),
                name.kind(),
                new DigestBytes(name.hash().digest()));
    }

    /** Returns when the segment ends. */
    public Instant end() {
        return duration.after(start);
    }

    /** Returns the hash, or nothing if the name holds none that a SHA-256 could be. */
    public Optional<SegmentHash> hash() {
        return digest.asHash();
    }

    /** Returns the name in our own spelling, or nothing if {@link #fileName} is spelt in another way. */
    public Optional<SegmentName> ownName() {
        return hash().map(hash -> new SegmentName(start, duration, kind, hash))
                .filter(name -> name.fileName().equals(fileName));
    }
}
