package dev.livekeep.simulation;

import dev.livekeep.domain.archive.SegmentHash;
import dev.livekeep.domain.archive.SegmentPath;
import dev.livekeep.domain.event.CaptureEvent;
import dev.livekeep.ports.ArchiveReader;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;

/** Law 2: a stored copy is whole when it is told of, and still there and unchanged later. */
final class KeptLaw implements Law {
    private final Court court;
    private final ArchiveReader archive;
    private final List<SegmentPath> stored = new ArrayList<>();
    private int next;

    KeptLaw(Court court, ArchiveReader archive) {
        this.court = court;
        this.archive = archive;
    }

    @Override
    public int number() {
        return 2;
    }

    @Override
    public void told(CaptureEvent event) {
        if (event.detail() instanceof CaptureEvent.CopyStored copy) {
            stored.add(copy.path());
            check(copy.path());
        }
    }

    /** Old copies are looked at again, one a second in turn. */
    @Override
    public void secondPassed() {
        if (!stored.isEmpty()) {
            next = (next + 1) % stored.size();
            check(stored.get(next));
        }
    }

    @Override
    public void ended() {
        stored.forEach(this::check);
    }

    private void check(SegmentPath path) {
        try (InputStream content = archive.open(path, 0)) {
            if (!SegmentHash.of(content.readAllBytes()).equals(path.name().hash())) {
                court.broken(2, "the bytes are not those of the name: " + path);
            }
        } catch (IOException gone) {
            court.broken(2, "gone: " + path);
        }
    }
}
