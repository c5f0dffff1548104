package dev.livekeep.s3;

import dev.livekeep.domain.archive.SegmentKind;
import dev.livekeep.domain.archive.SegmentPath;
import dev.livekeep.ports.ArchiveStore.KeepOutcome;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A copy that waits in the spool, and who wants to know what becomes of it. */
record Spooled(SegmentPath path, Path file, long size, Consumer<KeepOutcome> reply) {

    private static final Logger LOG = LoggerFactory.getLogger(Spooled.class);

    /** Never the same for two copies in any spool. */
    String id() {
        return SpoolName.parse(String.valueOf(file.getFileName()))
                .map(name -> name.id().toString())
                .orElse("");
    }

    /** Whether it is known to be cut off, and less wanted than any other. */
    boolean isPartial() {
        return path.name().kind() == SegmentKind.PARTIAL;
    }

    void answer(KeepOutcome outcome) {
        try {
            reply.accept(outcome);
        } catch (RuntimeException e) {
            LOG.error("Nobody took the answer about {}", path, e);
        }
    }
}
