package dev.livekeep.filesystem;

import dev.livekeep.domain.archive.SegmentPath;
import dev.livekeep.domain.archive.SegmentSlot;
import dev.livekeep.ports.ArchiveStore.KeepOutcome;
import dev.livekeep.ports.ArchiveStore.Presence;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Clears away what dead recorders left (law 10): a draft with bytes becomes a {@code partial}, unless a full copy of its
 * slot is there; any other goes. Touches nothing of a recorder that lives, and nothing of anybody else's.
 */
final class Recovery {

    private static final Logger LOG = LoggerFactory.getLogger(Recovery.class);

    private final Instances instances;
    private final InstanceId self;
    private final LeftOvers leftOvers;
    private final PresenceIndex presence;
    private final Function<Keep, KeepOutcome> publish;

    Recovery(
            Instances instances,
            InstanceId self,
            LeftOvers leftOvers,
            PresenceIndex presence,
            Function<Keep, KeepOutcome> publish) {
        this.instances = instances;
        this.self = self;
        this.leftOvers = leftOvers;
        this.presence = presence;
        this.publish = publish;
    }

    /** Does it once, on this thread. Trouble is logged; what could not be done is left to the next start. */
    void run() {
        try {
            for (InstanceId id : instances.known()) {
                if (!id.equals(self)) {
                    instances.takeOver(id).ifPresent(this::clearAway);
                }
            }
        } catch (IOException | RuntimeException e) {
            LOG.warn("Could not clear away what ended recorders left: {}", e.toString());
        }
    }

    private void clearAway(Instances.Membership dead) {
        try (dead) {
            int partials = 0;
            int removed = 0;
            for (LeftOvers.Found draft : leftOvers.drafts()) {
                if (draft.name()
                        .flatMap(DraftName::owner)
                        .filter(dead.id()::equals)
                        .isPresent()) {
                    if (settle(draft)) {
                        partials++;
                    } else {
                        removed++;
                    }
                }
            }
            dead.forget();
            if (partials + removed > 0) {
                LOG.info("Cleared away what an ended recorder left: {} made partial, {} removed", partials, removed);
            }
        } catch (IOException e) {
            LOG.warn(
                    "Could not clear away all that instance {} left: {}",
                    dead.id().text(),
                    DiskTrouble.say(e));
        }
    }

    /** Returns whether it became a partial. */
    private boolean settle(LeftOvers.Found draft) throws IOException {
        Optional<SegmentSlot> slot =
                draft.quality().flatMap(quality -> draft.name().flatMap(name -> name.slot(draft.channel(), quality)));
        if (slot.isEmpty() || isNeedless(draft.file(), slot.get())) {
            Files.deleteIfExists(draft.file());
            return false;
        }
        return keepPartial(draft.file(), slot.get());
    }

    private boolean isNeedless(Path file, SegmentSlot slot) throws IOException {
        return Files.size(file) == 0 || presence.look(slot) instanceof Presence.Present;
    }

    private boolean keepPartial(Path file, SegmentSlot slot) throws IOException {
        long size = Files.size(file); // a round refuses a file that grew while it was read
        SegmentPath path = DraftName.partial(slot, Digests.of(file));
        DraftFile draft = DraftFile.found(file, FileChannel.open(file, StandardOpenOption.WRITE), size);
        KeepOutcome outcome = publish.apply(new Keep(draft, path, ignored -> {}));
        if (outcome instanceof KeepOutcome.Failed(String reason, boolean noSpace)) {
            throw new IOException(reason);
        }
        return outcome instanceof KeepOutcome.Stored;
    }
}
