package dev.livekeep.filesystem;

import static dev.livekeep.testkit.ArchiveStoreContract.BYTES;
import static dev.livekeep.testkit.ArchiveStoreContract.SLOT;

import dev.livekeep.domain.archive.SegmentHash;
import dev.livekeep.domain.archive.SegmentKind;
import dev.livekeep.ports.ArchiveStore.Draft;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * A program that keeps one segment in the folder it is given, to be watched from outside. With a second argument it says
 * that it holds a draft, and waits for the end of its input first.
 */
final class OneKeep {

    private OneKeep() {}

    /** What runs it in a process of its own. */
    static List<String> command(Path base, String... more) {
        List<String> words = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                OneKeep.class.getName(),
                base.toString()));
        words.addAll(List.of(more));
        return words;
    }

    public static void main(String[] args) throws IOException {
        try (StoreThreads threads = new StoreThreads();
                FileArchiveStore store = FileArchiveStore.open(
                        Path.of(args[0]), StoreSettings.defaults(), threads.asThreads(), Disk.real())) {
            CompletableFuture<Object> outcome = new CompletableFuture<>();
            Draft draft = store.openDraft(SLOT);
            draft.append(ByteBuffer.wrap(BYTES));
            if (args.length > 1) {
                System.out.println("holding");
                System.in.transferTo(OutputStream.nullOutputStream());
            }
            draft.keep(SLOT.path(SegmentKind.FULL, SegmentHash.of(BYTES)), outcome::complete);
            outcome.orTimeout(30, TimeUnit.SECONDS).join();
        }
    }
}
