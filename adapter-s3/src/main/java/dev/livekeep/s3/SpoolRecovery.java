package dev.livekeep.s3;

import dev.livekeep.domain.archive.SegmentHash;
import dev.livekeep.domain.archive.SegmentKind;
import dev.livekeep.domain.archive.SegmentName;
import dev.livekeep.domain.archive.SegmentPath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Goes on where an earlier life of a spool ended (law 10): what was accepted is brought into the bucket after all, once
 * its bytes were hashed again, and a draft becomes a {@code partial}; an empty one goes. Used once.
 */
final class SpoolRecovery {

    private static final Logger LOG = LoggerFactory.getLogger(SpoolRecovery.class);

    private final Spool spool;
    private final HourIndex index;
    private final Consumer<Spooled> upload;
    private final List<Spool.Left> left;

    /** Takes stock, which is quick; nothing may have been drafted in the spool before. */
    SpoolRecovery(Spool spool, HourIndex index, Consumer<Spooled> upload) throws IOException {
        this.spool = spool;
        this.index = index;
        this.upload = upload;
        this.left = spool.left();
        left.forEach(file -> copy(file).ifPresent(index::accepted));
    }

    private static Optional<SegmentPath> copy(Spool.Left file) {
        return file.name().copy().map(name -> new SegmentPath(file.channel(), file.quality(), name));
    }

    /** Reads every byte that was left. Trouble with one file is logged and holds up no other. */
    void run() {
        int copies = 0;
        for (Spool.Left file : left) {
            try {
                copies += settle(file) ? 1 : 0;
            } catch (IOException | RuntimeException e) {
                LOG.warn("Could not recover {} from the spool: {}", file.file(), Spool.say(e));
            }
        }
        if (!left.isEmpty()) {
            LOG.info(
                    "Found {} copies in the spool that wait for the bucket, and removed {} empty drafts",
                    copies,
                    left.size() - copies);
        }
    }

    private boolean settle(Spool.Left file) throws IOException {
        Optional<SegmentPath> named = copy(file);
        if (named.isEmpty() && file.size() == 0) {
            Files.delete(file.file());
            return false;
        }
        SegmentHash hash = Digests.of(file.file());
        if (named.filter(path -> path.name().hash().equals(hash)).isPresent()) {
            upload.accept(spooled(named.get(), file.file(), file.size()));
            return true;
        }
        named.ifPresent(index::settled);
        SegmentPath partial = named.map(path -> partial(path, hash))
                .or(() -> file.name().partial(file.channel(), file.quality(), hash))
                .orElseThrow(() -> new IOException("its name cannot be read"));
        SpoolName name = SpoolName.ofCopy(file.name().id(), partial.name());
        Path target = file.file().resolveSibling(name.fileName());
        Files.move(file.file(), target, StandardCopyOption.ATOMIC_MOVE);
        Spool.force(spool.folder(file.channel(), file.quality()));
        index.accepted(partial);
        upload.accept(spooled(partial, target, file.size()));
        return true;
    }

    private static SegmentPath partial(SegmentPath path, SegmentHash hash) {
        SegmentName name = path.name();
        return new SegmentPath(
                path.channel(),
                path.quality(),
                new SegmentName(name.start(), name.duration(), SegmentKind.PARTIAL, hash));
    }

    private static Spooled spooled(SegmentPath path, Path file, long size) {
        return new Spooled(path, file, size, outcome -> {});
    }
}
