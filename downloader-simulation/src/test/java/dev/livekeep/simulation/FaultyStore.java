package dev.livekeep.simulation;

import dev.livekeep.domain.archive.SegmentPath;
import dev.livekeep.domain.archive.SegmentSlot;
import dev.livekeep.ports.ArchiveStore;
import dev.livekeep.simulation.Weather.Spell;
import dev.livekeep.testkit.DelegatingStore;
import dev.livekeep.testkit.VirtualTime;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A store that is slow, blocked, failing or full at times. Only replies can be held up here: an append that blocks would
 * block the one thread that there is.
 */
final class FaultyStore extends DelegatingStore {
    private final VirtualTime time;
    private final Weather weather;
    private final Tally tally;
    private int drafts;

    FaultyStore(ArchiveStore store, VirtualTime time, Weather weather, Tally tally) {
        super(store);
        this.time = time;
        this.weather = weather;
        this.tally = tally;
    }

    @Override
    public Draft openDraft(SegmentSlot expected) throws IOException {
        boolean late = ++drafts % 4 == 0;
        if (!late) {
            refuse();
        }
        return new FaultyDraft(super.openDraft(expected), late);
    }

    @Override
    public void lookUp(SegmentSlot slot, Consumer<Presence> reply) {
        super.lookUp(slot, presence -> inTime(() -> reply.accept(presence)));
    }

    private Optional<Fault> fault() {
        return weather.now().map(Spell::fault);
    }

    private void refuse() throws IOException {
        if (fault().filter(Fault.STORE_FAILING::equals).isPresent()) {
            tally.met(Fault.STORE_FAILING);
            throw new IOException("Input/output error");
        }
        if (fault().filter(Fault.STORE_FULL::equals).isPresent()) {
            tally.met(Fault.STORE_FULL);
            throw new IOException("No space left on device");
        }
    }

    private void inTime(Runnable reply) {
        if (fault().filter(Fault.STORE_SLOW::equals).isPresent()) {
            tally.met(Fault.STORE_SLOW);
            time.after(Duration.ofSeconds(3), reply);
        } else if (fault().filter(Fault.STORE_BLOCKED::equals).isPresent()) {
            tally.met(Fault.STORE_BLOCKED);
            time.after(weather.now().orElseThrow().until().minus(time.elapsed()), reply);
        } else {
            reply.run();
        }
    }

    private final class FaultyDraft extends DelegatingDraft {
        /** Its bytes are taken; only publishing them fails, as a disk may not tell before it is told to sync. */
        private final boolean late;

        FaultyDraft(Draft draft, boolean late) {
            super(draft);
            this.late = late;
        }

        @Override
        public void append(ByteBuffer bytes) throws IOException {
            if (!late) {
                refuse();
            }
            super.append(bytes);
        }

        @Override
        public void keep(SegmentPath path, Consumer<KeepOutcome> reply) {
            boolean full = fault().filter(Fault.STORE_FULL::equals).isPresent();
            if (full || fault().filter(Fault.STORE_FAILING::equals).isPresent()) {
                super.close();
                String why = full ? "No space left on device" : "Input/output error";
                time.after(Duration.ZERO, () -> reply.accept(new KeepOutcome.Failed(why, full)));
            } else {
                super.keep(path, outcome -> inTime(() -> reply.accept(outcome)));
            }
        }
    }
}
