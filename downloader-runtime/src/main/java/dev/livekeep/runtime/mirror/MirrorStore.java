package dev.livekeep.runtime.mirror;

import dev.livekeep.domain.archive.Channel;
import dev.livekeep.domain.archive.HourFolder;
import dev.livekeep.domain.archive.Quality;
import dev.livekeep.domain.archive.SegmentHash;
import dev.livekeep.domain.archive.SegmentPath;
import dev.livekeep.domain.archive.SegmentSlot;
import dev.livekeep.ports.ArchiveStore;
import dev.livekeep.ports.Clock;
import dev.livekeep.ports.MissedHours;
import dev.livekeep.ports.Scheduler;
import dev.livekeep.ports.StoreEvents;
import dev.livekeep.ports.TaskRunner;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * One archive in several stores: every copy goes to all of them, from one download and with one digest. The first store
 * decides when a slot is complete, and is the one that is read. None waits for another: the bytes for the others are handed
 * to threads of theirs, and what a store could not take it gets from another as soon as it can. Safe for many threads.
 */
public final class MirrorStore implements ArchiveStore {

    /** Copies that a store lacks and that are known one by one; a few MB. */
    private static final int MOST_REMEMBERED = 10_000;

    private final List<Side> sides;
    private final Side first;

    private MirrorStore(List<Side> sides) {
        this.sides = sides;
        this.first = sides.get(0);
    }

    /**
     * Joins stores, the one first that decides. What they miss of the last hours, and of those that {@code missed} knows
     * of, is brought to each in the background. The mirror closes them.
     *
     * @param stores at least one
     * @param events hears what becomes of copies in each
     */
    public static MirrorStore of(
            List<ArchiveStore> stores,
            TaskRunner tasks,
            Scheduler scheduler,
            Clock clock,
            MissedHours missed,
            StoreEvents events) {
        return of(stores, new CatchUp.Surroundings(tasks, scheduler, clock, missed, events, MOST_REMEMBERED));
    }

    static MirrorStore of(List<ArchiveStore> stores, CatchUp.Surroundings around) {
        List<Side> sides = new ArrayList<>();
        for (ArchiveStore store : stores) {
            CatchUp catchUp = new CatchUp(store, stores, around);
            sides.add(Side.of(store, around, catchUp));
        }
        sides.forEach(side -> side.catchUp().begin());
        return new MirrorStore(List.copyOf(sides));
    }

    @Override
    public String name() {
        return String.join(
                " + ", sides.stream().map(side -> side.store().name()).toList());
    }

    @Override
    public String deciding() {
        return first.store().deciding();
    }

    @Override
    public Set<Capability> capabilities() {
        return first.store().capabilities();
    }

    @Override
    public Draft openDraft(SegmentSlot expected) throws IOException {
        return MirrorDraft.open(sides, expected);
    }

    @Override
    public void lookUp(SegmentSlot slot, Consumer<Presence> reply) {
        first.store().lookUp(slot, reply);
    }

    @Override
    public ImportOutcome importCopy(SegmentPath path, InputStream content) throws IOException {
        ImportOutcome outcome = first.store().importCopy(path, content);
        if (outcome != ImportOutcome.HASH_DIFFERS) {
            sides.stream().skip(1).forEach(side -> side.catchUp().add(path, "imported into another store"));
        }
        return outcome;
    }

    @Override
    public List<Channel> channels() throws IOException {
        return first.store().channels();
    }

    @Override
    public List<Quality> qualities(Channel channel) throws IOException {
        return first.store().qualities(channel);
    }

    @Override
    public List<HourFolder> hours(Channel channel, Quality quality) throws IOException {
        return first.store().hours(channel, quality);
    }

    @Override
    public List<Entry> list(Channel channel, Quality quality, HourFolder hour) throws IOException {
        return first.store().list(channel, quality, hour);
    }

    @Override
    public InputStream open(SegmentPath path, long offset) throws IOException {
        return first.store().open(path, offset);
    }

    @Override
    public InputStream openListed(Channel channel, Quality quality, HourFolder hour, String name) throws IOException {
        return first.store().openListed(channel, quality, hour, name);
    }

    @Override
    public Optional<SegmentHash> storedHash(Channel channel, Quality quality, HourFolder hour, String name)
            throws IOException {
        return first.store().storedHash(channel, quality, hour, name);
    }

    @Override
    public List<LeftOver> leftOvers() throws IOException {
        return first.store().leftOvers();
    }

    @Override
    public List<String> strays() throws IOException {
        return first.store().strays();
    }

    /** Closes every store. */
    @Override
    public void close() {
        sides.forEach(side -> side.catchUp().close());
        sides.forEach(side -> side.store().close());
    }
}
