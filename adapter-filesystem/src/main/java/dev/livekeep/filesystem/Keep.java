package dev.livekeep.filesystem;

import dev.livekeep.domain.archive.SegmentPath;
import dev.livekeep.ports.ArchiveStore.KeepOutcome;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One draft to be published. */
record Keep(DraftFile draft, SegmentPath path, Consumer<KeepOutcome> reply) {

    private static final Logger LOG = LoggerFactory.getLogger(Keep.class);

    void answer(KeepOutcome outcome) {
        try {
            reply.accept(outcome);
        } catch (RuntimeException e) {
            LOG.error("Nobody took the answer about {}", path, e);
        }
    }
}
