package dev.livekeep.ports;

import dev.livekeep.domain.archive.Channel;
import dev.livekeep.domain.archive.HourFolder;
import dev.livekeep.domain.archive.Quality;
import dev.livekeep.domain.archive.SegmentPath;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;

/**
 * Reads an archive (contract §1, §6, §7). Blocks on the store. Safe for many threads; a listing is a snapshot that
 * writers may outdate at once.
 */
public interface ArchiveReader {

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
