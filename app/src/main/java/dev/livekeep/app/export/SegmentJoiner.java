package dev.livekeep.app.export;

import dev.livekeep.domain.archive.FoundSegment;
import dev.livekeep.domain.archive.SegmentCandidate;
import dev.livekeep.domain.archive.SegmentHash;
import dev.livekeep.domain.text.ForeignText;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Writes copies one behind the other. Of fragmented MP4 the init section is written once. Used once, by one thread; holds
 * one block of bytes, whatever the copies' size.
 */
final class SegmentJoiner {
    private final RangeListing listing;
    private final List<SegmentCandidate> copies;
    private final List<String> damaged = new ArrayList<>();
    private final MediaFormat format;
    private byte[] init = {};

    /** @param copies at least one */
    SegmentJoiner(RangeListing listing, List<SegmentCandidate> copies) throws IOException {
        this.listing = listing;
        this.copies = copies;
        try (BufferedInputStream in = new BufferedInputStream(listing.open(copies.get(0)))) {
            format = MediaFormat.of(in);
        }
    }

    /** What the first copy is, and so all must be. */
    MediaFormat format() {
        return format;
    }

    /** Names of copies whose bytes do not have the hash of their name; complete when all are written. */
    List<String> damaged() {
        return damaged;
    }

    /**
     * Writes all of them.
     *
     * @throws UnjoinableException when a copy cannot stand behind the one before
     */
    void writeTo(OutputStream out) throws IOException {
        for (SegmentCandidate copy : copies) {
            write(copy.segment(), copy, out);
        }
    }

    private void write(FoundSegment segment, SegmentCandidate copy, OutputStream out) throws IOException {
        MessageDigest digest = sha256();
        try (BufferedInputStream in = new BufferedInputStream(new DigestInputStream(listing.open(copy), digest))) {
            MediaFormat found = MediaFormat.of(in);
            if (found != format && copy.size() > 0) {
                throw new UnjoinableException("the range begins with " + format.inWords() + ", but the copy at "
                        + segment.start() + " is " + found.inWords());
            }
            if (format == MediaFormat.FRAGMENTED_MP4) {
                writeInit(segment, InitSection.read(in), out);
            }
            in.transferTo(out);
        }
        if (segment.hash().filter(SegmentHash.ofDigest(digest.digest())::equals).isEmpty()) {
            damaged.add(ForeignText.whole(segment.fileName()));
        }
    }

    private void writeInit(FoundSegment segment, byte[] found, OutputStream out) throws IOException {
        if (init.length == 0) {
            init = found;
            out.write(init);
        } else if (found.length > 0 && !Arrays.equals(init, found)) {
            throw new UnjoinableException("the init section changes at " + segment.start());
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }

    /** Two copies that cannot be one file. */
    static final class UnjoinableException extends IOException {
        private static final long serialVersionUID = 1L;

        UnjoinableException(String message) {
            super(message);
        }
    }
}
