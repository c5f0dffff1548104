package dev.livekeep.filesystem;

import static dev.livekeep.testkit.ArchiveStoreContract.BYTES;
import static dev.livekeep.testkit.ArchiveStoreContract.SLOT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.common.jimfs.Configuration;
import com.google.common.jimfs.Jimfs;
import dev.livekeep.domain.archive.SegmentHash;
import dev.livekeep.domain.archive.SegmentKind;
import dev.livekeep.ports.ArchiveReader.LeftOver;
import dev.livekeep.ports.ArchiveReader.Owner;
import dev.livekeep.ports.UnusableStoreException;
import dev.livekeep.testkit.VirtualTime;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class RecoveryTest {

    private static final String PARTIAL =
            SLOT.path(SegmentKind.PARTIAL, SegmentHash.of(BYTES)).text();

    private final Path base = Jimfs.newFileSystem(Configuration.unix()).getPath("/archive");
    private final VirtualTime time = new VirtualTime();
    private final InstanceId dead = InstanceId.random();

    /** Leaves a draft as a recorder does that is killed. */
    private Path leave(UUID id, byte[] content) throws IOException {
        String draft = "desertbus/.livekeep/source/" + DraftName.of(SLOT, id).fileName();
        FileArchiveStoreTest.write(base, draft, content);
        return base.resolve(draft);
    }

    private void enterDead() throws IOException {
        FileArchiveStoreTest.write(base, ".livekeep/instances/" + dead.text(), new byte[0]);
    }

    private FileArchiveStore start() {
        return start(Disk.unforced());
    }

    private FileArchiveStore start(Disk disk) {
        FileArchiveStore store =
                FileArchiveStore.open(base, StoreSettings.defaults(), new Publisher.Threads(time, time, time), disk);
        time.advance(Duration.ofSeconds(10));
        return store;
    }

    @Test
    void whatADeadRecorderReceivedBecomesAPartial() throws IOException {
        enterDead();
        Path draft = leave(dead.nextTemp(), BYTES);

        start();

        assertThat(base.resolve(PARTIAL)).hasBinaryContent(BYTES);
        assertThat(draft).doesNotExist();
        assertThat(base.resolve(".livekeep/instances/" + dead.text())).doesNotExist();
    }

    @Test
    void anEmptyDraftGoes() throws IOException {
        enterDead();
        Path draft = leave(dead.nextTemp(), new byte[0]);

        start();

        assertThat(draft).doesNotExist();
        assertThat(base.resolve("desertbus/source")).doesNotExist();
    }

    @Test
    void aDraftOfWhatIsHeldInFullGoes() throws IOException {
        enterDead();
        Path draft = leave(dead.nextTemp(), BYTES);
        FileArchiveStoreTest.write(
                base, SLOT.path(SegmentKind.FULL, SegmentHash.of(new byte[9])).text(), new byte[9]);

        start();

        assertThat(draft).doesNotExist();
        assertThat(base.resolve(PARTIAL)).doesNotExist();
    }

    @Test
    void aDraftOfAnInstanceNobodyKnowsIsNotTouched() throws IOException {
        Path draft = leave(dead.nextTemp(), BYTES);

        FileArchiveStore store = start();

        assertThat(draft).hasBinaryContent(BYTES);
        assertThat(store.leftOvers()).extracting(LeftOver::owner).containsExactly(Owner.UNKNOWN);
    }

    /** Nobody can say who lives: what looks dead may belong to a recorder on another machine. */
    @Test
    void whereThereAreNoLocksNothingIsTouched() throws IOException {
        enterDead();
        Path draft = leave(dead.nextTemp(), BYTES);
        WatchedDisk nfs = new WatchedDisk(base);
        nfs.knowsLocks = false;

        start(nfs);

        assertThat(draft).hasBinaryContent(BYTES);
        assertThat(base.resolve(".livekeep/instances/" + dead.text())).exists();
        assertThat(base.resolve(PARTIAL)).doesNotExist();
    }

    @Test
    void aTempInAnHourFolderIsNotTouched() throws IOException {
        enterDead();
        String temp = "desertbus/source/2019-11-13T02/45:51.608000-2.0-temp-" + dead.nextTemp() + ".ts";
        FileArchiveStoreTest.write(base, temp, BYTES);

        start();

        assertThat(base.resolve(temp)).hasBinaryContent(BYTES);
    }

    @Test
    void ourOwnDraftsAreNotTouched() throws IOException {
        FileArchiveStore store = FileArchiveStore.open(
                base, StoreSettings.defaults(), new Publisher.Threads(time, time, time), Disk.unforced());
        store.openDraft(SLOT);

        time.advance(Duration.ofSeconds(10));

        assertThat(store.leftOvers()).extracting(LeftOver::owner).containsExactly(Owner.RUNNING);
    }

    @Test
    void theIdOfAnInstanceCanBeReadFromItsTemps() {
        UUID temp = dead.nextTemp();

        assertThat(InstanceId.of(temp)).isEqualTo(dead);
        assertThat(InstanceId.parse(dead.text())).contains(dead);
        assertThat(temp.version()).isEqualTo(4);
        assertThat(temp.variant()).isEqualTo(2);
    }

    @Test
    void aBaseThatIsAFileIsRefusedInOneLine() throws IOException {
        Files.createFile(base);

        assertThatThrownBy(this::start)
                .isInstanceOf(UnusableStoreException.class)
                .hasMessageStartingWith("A store needs a folder that can be written to, but found /archive")
                .hasMessageNotContaining("\n");
    }
}
