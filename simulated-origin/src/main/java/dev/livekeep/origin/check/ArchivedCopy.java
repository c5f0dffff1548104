package dev.livekeep.origin.check;

import java.nio.file.Path;
import java.time.Instant;

/**
 * A copy in an archive, by its name and by its bytes.
 *
 * @param quality the folder it lies in
 * @param seconds the duration as its name has it
 * @param hash as its name has it; for a temp the rest of the name
 * @param bytesHash of the bytes that are there
 */
record ArchivedCopy(
        Path path,
        String channel,
        String quality,
        Instant date,
        String seconds,
        String kind,
        String hash,
        String bytesHash) {
    /** This with other bytes. */
    ArchivedCopy withBytes(String hashOfThem) {
        return new ArchivedCopy(path, channel, quality, date, seconds, kind, hash, hashOfThem);
    }

    boolean is(String wanted) {
        return kind.equals(wanted);
    }
}
