package dev.livekeep.ports;

import dev.livekeep.domain.archive.Channel;
import dev.livekeep.domain.archive.HourFolder;
import dev.livekeep.domain.archive.Quality;
import dev.livekeep.domain.archive.SegmentHash;
import dev.livekeep.domain.archive.SegmentPath;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Reads an archive (contract §1, §6, §7). Blocks on the store. Safe for many threads; a listing is a snapshot that
 * writers may outdate at once.
 */
public interface ArchiveReader extends AutoCloseable {

    /** Channels that have a folder, sorted; entries that cannot be a channel are left out. */
    List<Channel> channels() throws IOException;

    /** Qualities of a channel, sorted; none for an unknown channel. */
    List<Quality> qualities(Channel channel) throws IOException;

    /** Hours that have a folder, sorted; none when there is nothing. */
    List<HourFolder> hours(Channel channel, Quality quality) throws IOException;

    /**
     * Everything in an hour's folder, sorted by name, also what is no segment (temps, hidden files, strangers); empty
     * for an unknown hour.
     */
    List<Entry> list(Channel channel, Quality quality, HourFolder hour) throws IOException;

    /**
     * Opens a copy from {@code offset} on; the caller closes it.
     *
     * @throws FileNotFoundException when there is no such copy
     */
    InputStream open(SegmentPath path, long offset) throws IOException;

    /**
     * Opens whatever lies in an hour's folder under a name that {@link #list} gave, from its beginning; the caller
     * closes it. For those who check an archive, where names may be spelt as we never would.
     *
     * @throws FileNotFoundException when there is no such entry
     */
    InputStream openListed(Channel channel, Quality quality, HourFolder hour, String name) throws IOException;

    /** Gives back what reading took; does not throw. Many need nothing of the kind. */
    @Override
    default void close() {}

    /** What this store can do that not every store can. */
    default Set<Capability> capabilities() {
        return Set.of();
    }

    /** What some stores can do and others cannot. */
    enum Capability {
        /** {@link #storedHash} answers for most copies. */
        STORED_HASH,
        /** A keep is answered with {@link ArchiveStore.KeepOutcome.Accepted} first. */
        ACCEPTS_FIRST
    }

    /**
     * The SHA-256 of an entry that {@link #list} gave, as the store itself keeps it since it checked the bytes against it
     * when they came; empty where it keeps none.
     */
    default Optional<SegmentHash> storedHash(Channel channel, Quality quality, HourFolder hour, String name)
            throws IOException {
        return Optional.empty();
    }

    /** Downloads that never became a copy and lie where consumers do not look, sorted; none in most stores. */
    default List<LeftOver> leftOvers() throws IOException {
        return List.of();
    }

    /**
     * What lies where consumers take everything for a quality's or an hour's folder and fail on anything else (contract
     * §1), as places for people, sorted; none in stores that have no folders.
     */
    default List<String> strays() throws IOException {
        return List.of();
    }

    /**
     * Bytes of a download that is under way or was cut off.
     *
     * @param place where they lie, for people
     * @param size bytes
     * @param owner who wrote them
     */
    record LeftOver(String place, long size, Owner owner) {}

    /** Who a left-over belongs to. */
    enum Owner {
        /** A recorder that is at work now: this is no rubbish. */
        RUNNING,
        /** A recorder of ours that ended; the next start clears it away. */
        GONE,
        /** Nobody we know of; never touched. */
        UNKNOWN
    }

    /**
     * One name in an hour's folder.
     *
     * @param name the file name as it stands
     * @param size bytes
     * @param tombstoned whether a tombstone of the same stem hides it from consumers
     */
    record Entry(String name, long size, boolean tombstoned) {}
}
