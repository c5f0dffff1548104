package dev.livekeep.filesystem;

import dev.livekeep.domain.archive.SegmentPath;
import dev.livekeep.ports.ArchiveStore.KeepOutcome;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * Publishes some drafts together: every file is written through before it is renamed, every folder after it, and only
 * then is anybody told (design §4 Storing). Used once, by one thread.
 */
final class CommitRound {

    private final ArchiveLayout layout;
    private final Disk disk;
    private final DurableFolders folders;
    private final List<Sealed> sealed = new ArrayList<>();
    private final List<Done> done = new ArrayList<>();

    CommitRound(ArchiveLayout layout, Disk disk, DurableFolders folders) {
        this.layout = layout;
        this.disk = disk;
        this.folders = folders;
    }

    /** Takes a draft in and writes its file through. The draft is not visible yet. */
    void seal(Keep keep) {
        DraftFile draft = keep.draft();
        try {
            long size = draft.channel().size();
            if (size != draft.length()) {
                throw new IOException("the draft's file holds " + size + " bytes instead of " + draft.length());
            }
            disk.forceFile(draft.channel(), draft.file());
            draft.release();
            sealed.add(new Sealed(keep, layout.copy(keep.path())));
        } catch (IOException | RuntimeException e) {
            fail(keep, e);
        }
    }

    /** Makes everything that was sealed visible, and tells what came of every draft. */
    List<Done> publish() {
        List<Published> published = new ArrayList<>();
        for (Sealed each : sealed) {
            try {
                published.add(makeVisible(each));
            } catch (IOException | RuntimeException e) {
                fail(each.keep(), e);
            }
        }
        Map<Path, Exception> unforced = force(published);
        for (Published each : published) {
            done.add(new Done(each.keep(), outcome(each, unforced)));
        }
        return done;
    }

    private Published makeVisible(Sealed each) throws IOException {
        Path target = each.target();
        Path folder = Objects.requireNonNull(target.getParent());
        SegmentPath path = each.keep().path();
        DraftFile draft = each.keep().draft();
        folders.make(folder);
        if (DiskTrouble.isThere(target)) {
            confirm(target, draft.length());
            draft.remove();
            return new Published(each.keep(), folder, new KeepOutcome.AlreadyThere(path));
        }
        disk.move(draft.file(), target);
        return new Published(each.keep(), folder, new KeepOutcome.Stored(path, draft.length()));
    }

    /** Makes sure of a copy that another recorder published, perhaps without writing it through. */
    private void confirm(Path copy, long length) throws IOException {
        try (FileChannel channel = FileChannel.open(copy, StandardOpenOption.READ)) {
            if (channel.size() != length) {
                throw new IOException("a file of the same name holds " + channel.size() + " bytes instead of " + length
                        + ": verify the archive");
            }
            disk.forceFile(channel, copy);
        }
    }

    /** Writes every folder through once: the hours first, then what lies above them. Returns where that failed. */
    private Map<Path, Exception> force(List<Published> published) {
        Map<Path, List<Path>> chains = new HashMap<>();
        published.forEach(each -> chains.computeIfAbsent(each.folder(), folders::toForce));
        Map<Path, Exception> failed = new HashMap<>();
        for (Path folder : inOrder(chains)) {
            try {
                disk.forceFolder(folder);
            } catch (IOException | RuntimeException e) {
                failed.put(folder, e);
            }
        }
        Map<Path, Exception> unforced = new HashMap<>();
        chains.forEach((folder, chain) -> {
            chain.stream()
                    .filter(failed::containsKey)
                    .findFirst()
                    .ifPresentOrElse(bad -> unforced.put(folder, failed.get(bad)), () -> folders.forced(chain));
        });
        return unforced;
    }

    private static Set<Path> inOrder(Map<Path, List<Path>> chains) {
        Set<Path> ordered = new LinkedHashSet<>(chains.keySet());
        chains.values().forEach(ordered::addAll);
        return ordered;
    }

    private static KeepOutcome outcome(Published each, Map<Path, Exception> unforced) {
        Exception trouble = unforced.get(each.folder());
        return trouble == null
                ? each.outcome()
                : new KeepOutcome.Failed(
                        "visible, but its durability is in doubt: " + DiskTrouble.say(trouble),
                        DiskTrouble.noSpace(trouble));
    }

    private void fail(Keep keep, Exception trouble) {
        keep.draft().remove();
        done.add(new Done(keep, new KeepOutcome.Failed(DiskTrouble.say(trouble), DiskTrouble.noSpace(trouble))));
    }

    /** What came of one draft. */
    record Done(Keep keep, KeepOutcome outcome) {}

    private record Sealed(Keep keep, Path target) {}

    private record Published(Keep keep, Path folder, KeepOutcome outcome) {}
}
