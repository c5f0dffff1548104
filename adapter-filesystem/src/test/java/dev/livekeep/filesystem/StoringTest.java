package dev.livekeep.filesystem;

import static dev.livekeep.testkit.ArchiveStoreContract.BYTES;
import static dev.livekeep.testkit.ArchiveStoreContract.SLOT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.common.jimfs.Configuration;
import com.google.common.jimfs.Jimfs;
import dev.livekeep.domain.archive.SegmentHash;
import dev.livekeep.domain.archive.SegmentKind;
import dev.livekeep.domain.archive.SegmentPath;
import dev.livekeep.ports.ArchiveStore.Draft;
import dev.livekeep.ports.ArchiveStore.KeepOutcome;
import dev.livekeep.ports.ArchiveStore.Presence;
import dev.livekeep.testkit.VirtualTime;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What makes a copy of ours safe, step by step. */
class StoringTest {

    private static final SegmentPath PATH = SLOT.path(SegmentKind.FULL, SegmentHash.of(BYTES));

    private final FileSystem files = Jimfs.newFileSystem(
            Configuration.unix().toBuilder().setMaxSize(1024 * 1024).build());
    private final Path base = files.getPath("/archive");
    private final VirtualTime time = new VirtualTime();
    private final WatchedDisk disk = new WatchedDisk(base);
    private final List<KeepOutcome> outcomes = new ArrayList<>();

    private FileArchiveStore open(FsyncMode mode) {
        return FileArchiveStore.open(
                base, StoreSettings.defaults().withFsync(mode), new Publisher.Threads(time, time, time), disk);
    }

    private void keep(FileArchiveStore store, String content) throws IOException {
        byte[] bytes = content.getBytes(StandardCharsets.UTF_8);
        Draft draft = store.openDraft(SLOT);
        draft.append(ByteBuffer.wrap(bytes));
        draft.keep(SLOT.path(SegmentKind.FULL, SegmentHash.of(bytes)), outcomes::add);
    }

    private List<Path> filesLeft() throws IOException {
        try (Stream<Path> all = Files.walk(base)) {
            return all.filter(Files::isRegularFile)
                    .filter(file -> !file.startsWith(base.resolve(".livekeep")))
                    .toList();
        }
    }

    @Test
    void theFileThenItsNameThenEveryNewFolderReachTheDiskBeforeTheAnswer() throws IOException {
        FileArchiveStore store = open(FsyncMode.EACH);

        keep(store, "a segment");
        time.settle();

        assertThat(disk.steps)
                .containsExactly(
                        "file draft",
                        "move",
                        "folder desertbus/source/2019-11-13T02",
                        "folder desertbus/source",
                        "folder desertbus",
                        "folder ");
        assertThat(outcomes).containsExactly(new KeepOutcome.Stored(PATH, BYTES.length));
    }

    @Test
    void oneRoundWritesAFolderThroughOnce() throws IOException {
        FileArchiveStore store = open(FsyncMode.EACH);
        keep(store, "one");
        time.settle();
        disk.steps.clear();

        keep(store, "two");
        keep(store, "three");
        time.settle();

        assertThat(disk.steps)
                .containsExactly("file draft", "file draft", "move", "move", "folder desertbus/source/2019-11-13T02");
    }

    /** Design §4: a commit round takes at most 32 drafts. */
    @Test
    void aRoundTakesAtMostThirtyTwoDrafts() throws IOException {
        FileArchiveStore store = open(FsyncMode.EACH);
        for (int i = 0; i < 33; i++) {
            keep(store, "segment " + i);
        }

        time.settle();

        assertThat(sealedInEachRound()).containsExactly(32, 1);
        assertThat(outcomes).hasSize(33).allMatch(KeepOutcome.Stored.class::isInstance);
    }

    /** Design §4: or what comes within 50 ms, for nobody shall wait for a slow disk because of the others. */
    @Test
    void aRoundTakesNothingMoreInOnceFiftyMillisecondsAreOver() throws IOException {
        FileArchiveStore store = open(FsyncMode.EACH);
        disk.fails = step -> {
            time.standStill(Duration.ofMillis(step.equals("file draft") ? 20 : 0));
            return false;
        };
        for (int i = 0; i < 7; i++) {
            keep(store, "segment " + i);
        }

        time.settle();

        assertThat(sealedInEachRound()).containsExactly(3, 3, 1);
    }

    /** How many files were written through before each round began to rename. */
    private List<Integer> sealedInEachRound() {
        List<Integer> rounds = new ArrayList<>();
        String before = "";
        for (String step : disk.steps) {
            if (step.equals("file draft")) {
                boolean anew = !before.equals(step);
                int sealed = anew ? 0 : rounds.removeLast();
                rounds.add(sealed + 1);
            }
            before = step;
        }
        return rounds;
    }

    @Test
    void aBatchWaitsForCompany() throws IOException {
        FileArchiveStore store = open(FsyncMode.BATCH);

        keep(store, "one");
        keep(store, "two");
        time.settle();
        assertThat(outcomes).isEmpty();
        time.advance(Duration.ofSeconds(1));

        assertThat(outcomes).hasSize(2).allMatch(KeepOutcome.Stored.class::isInstance);
    }

    @Test
    void aFileThatCannotBeWrittenThroughIsNeverPublished() throws IOException {
        FileArchiveStore store = open(FsyncMode.EACH);
        disk.fails = "file draft"::equals;

        keep(store, "a segment");
        time.settle();

        assertThat(outcomes).containsExactly(new KeepOutcome.Failed("Input/output error", false));
        assertThat(filesLeft()).isEmpty();
    }

    @Test
    void aNameThatCannotBeWrittenThroughIsNotCalledStored() throws IOException {
        FileArchiveStore store = open(FsyncMode.EACH);
        disk.fails = "folder desertbus"::equals;

        keep(store, "a segment");
        time.settle();

        assertThat(outcomes).singleElement().isInstanceOf(KeepOutcome.Failed.class);
    }

    @Test
    void aCopyInDoubtIsMadeSureByTheNextKeep() throws IOException {
        FileArchiveStore store = open(FsyncMode.EACH);
        disk.fails = "folder "::equals;
        keep(store, "a segment");
        time.settle();
        disk.fails = step -> false;
        disk.steps.clear();

        keep(store, "a segment");
        time.settle();

        assertThat(disk.steps).contains("file copy", "folder ");
        assertThat(outcomes).last().isEqualTo(new KeepOutcome.AlreadyThere(PATH));
    }

    @Test
    void aFileOfTheSameNameAndAnotherLengthIsLeftAlone() throws IOException {
        FileArchiveStoreTest.write(base, PATH.text(), new byte[3]);
        FileArchiveStore store = open(FsyncMode.EACH);

        keep(store, "a segment");
        time.settle();

        assertThat(outcomes).singleElement().isInstanceOf(KeepOutcome.Failed.class);
        assertThat(Files.size(base.resolve(PATH.text()))).isEqualTo(3);
        assertThat(filesLeft()).hasSize(1);
    }

    @Test
    void aFileThatIsShorterThanItsDigestIsNeverPublished() throws IOException {
        FileArchiveStore store = open(FsyncMode.EACH);
        Draft draft = store.openDraft(SLOT);
        draft.append(ByteBuffer.wrap(BYTES));
        Files.write(filesLeft().get(0), new byte[1]);

        draft.keep(PATH, outcomes::add);
        time.settle();

        assertThat(outcomes).singleElement().isInstanceOf(KeepOutcome.Failed.class);
        assertThat(filesLeft()).isEmpty();
    }

    @Test
    void aFullDiskLeavesNothingBehind() throws IOException {
        FileArchiveStore store = open(FsyncMode.EACH);
        Draft draft = store.openDraft(SLOT);

        assertThatThrownBy(() -> draft.append(ByteBuffer.wrap(new byte[2 * 1024 * 1024])))
                .isInstanceOf(IOException.class);

        assertThat(filesLeft()).isEmpty();
        assertThatThrownBy(() -> draft.keep(PATH, outcomes::add)).isInstanceOf(IllegalStateException.class);
        draft.close();
        time.settle();
    }

    @Test
    void aFullDiskIsSaidToBeFull() throws IOException {
        FileArchiveStore store = open(FsyncMode.EACH);
        disk.fails = "move"::equals;
        disk.trouble = "No space left on device";

        keep(store, "a segment");
        time.settle();

        assertThat(outcomes).containsExactly(new KeepOutcome.Failed("No space left on device", true));
        assertThat(filesLeft()).isEmpty();
    }

    @Test
    void aDraftThatIsStillOpenGoesWhenTheStoreCloses() throws IOException {
        FileArchiveStore store = open(FsyncMode.EACH);
        store.openDraft(SLOT).append(ByteBuffer.wrap(BYTES));

        store.close();
        store.close();

        assertThat(filesLeft()).isEmpty();
        assertThat(new Instances(new ArchiveLayout(base), disk).known()).isEmpty();
    }

    @Test
    void onceClosedEverythingIsAnsweredStill() throws IOException {
        FileArchiveStore store = open(FsyncMode.EACH);
        Draft draft = store.openDraft(SLOT);
        List<Presence> presences = new ArrayList<>();
        time.close();

        draft.keep(PATH, outcomes::add);
        store.lookUp(SLOT, presences::add);

        assertThat(outcomes).singleElement().isInstanceOf(KeepOutcome.Failed.class);
        assertThat(presences).singleElement().isInstanceOf(Presence.Unknown.class);
    }
}
