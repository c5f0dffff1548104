package dev.livekeep.ports;

import dev.livekeep.domain.archive.Channel;
import dev.livekeep.domain.archive.HourFolder;
import dev.livekeep.domain.archive.Quality;
import java.util.Collection;
import java.util.Set;

/**
 * Remembers, beyond the life of the process, in which hours a store of a mirror misses copies that another has. Blocks on
 * the disk. Trouble is the implementation's to log: what cannot be remembered is found again only if it is recent. Safe
 * for many threads.
 */
public interface MissedHours {

    /** What is remembered of a store. */
    Set<Hour> of(String store);

    /** Remembers more hours of a store. */
    void remember(String store, Collection<Hour> hours);

    /** The store has all that it missed in these hours. */
    void forget(String store, Collection<Hour> hours);

    /** One hour of one quality. */
    record Hour(Channel channel, Quality quality, HourFolder folder) {}
}
