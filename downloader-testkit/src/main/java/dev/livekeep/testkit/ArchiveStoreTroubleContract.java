package dev.livekeep.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.livekeep.domain.archive.HourFolder;
import dev.livekeep.domain.archive.NameReading;
import dev.livekeep.domain.archive.SegmentHash;
import dev.livekeep.domain.archive.SegmentKind;
import dev.livekeep.domain.archive.SegmentName;
import dev.livekeep.domain.archive.SegmentPath;
import dev.livekeep.ports.ArchiveReader;
import dev.livekeep.ports.ArchiveStore.Draft;
import dev.livekeep.ports.ArchiveStore.KeepOutcome;
import dev.livekeep.ports.ArchiveStore.Presence;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** What every store promises of crashes in the middle, and of a place that fails. */
public interface ArchiveStoreTroubleContract extends ArchiveStoreSetUp {

    private static byte[] content(int number) {
        return ("segment number " + number).getBytes(StandardCharsets.UTF_8);
    }

    private Draft filled(byte[] content) throws IOException {
        Draft draft = store().openDraft(SLOT);
        draft.append(ByteBuffer.wrap(content));
        return draft;
    }

    /** The first word about a keep, be it the last or not. */
    private static CompletableFuture<KeepOutcome> firstWord(Draft draft, SegmentPath path) {
        CompletableFuture<KeepOutcome> word = new CompletableFuture<>();
        draft.keep(path, word::complete);
        return word;
    }

    private boolean acceptsFirst() {
        return store().capabilities().contains(ArchiveReader.Capability.ACCEPTS_FIRST);
    }

    private HourFolder hour() {
        return path(SegmentKind.FULL, BYTES).name().hour();
    }

    /** Whatever is shown under the name of a copy is that copy. */
    private void assertAllShownIsWhole() throws IOException {
        for (ArchiveReader.Entry entry : store().list(CHANNEL, QUALITY, hour())) {
            assertThat(SegmentName.parse(hour(), entry.name()))
                    .as(entry.name())
                    .isInstanceOfSatisfying(
                            NameReading.Found.class,
                            found -> assertThat(found.segment().ownName()).isPresent());
            try (InputStream bytes = store().openListed(CHANNEL, QUALITY, hour(), entry.name())) {
                assertThat(entry.name())
                        .contains(SegmentHash.of(bytes.readAllBytes()).text());
            }
        }
    }

    /** Stores the copy, unless it is there, and reads it back. */
    private void assertCanBeStored(byte[] content) throws IOException {
        SegmentPath path = path(SegmentKind.FULL, content);
        assertThat(keep(path, content)).isNotInstanceOf(KeepOutcome.Failed.class);
        assertThat(read(path)).isEqualTo(content);
    }

    /** Reads a copy that the store brings to its place by itself. */
    private byte[] readWhenItIsThere(SegmentPath path) throws IOException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (true) {
            settle();
            try {
                return read(path);
            } catch (FileNotFoundException e) {
                if (System.nanoTime() > deadline) {
                    throw e;
                }
                Thread.onSpinWait();
            }
        }
    }

    @Test
    default void whatACrashLeftOfADraftIsNeverTakenForACopy() throws IOException {
        Draft cut = store().openDraft(SLOT);
        cut.append(ByteBuffer.wrap(BYTES, 0, BYTES.length / 2));

        crash();

        assertThat(lookUp(SLOT)).isEqualTo(new Presence.Absent());
        assertAllShownIsWhole();
        assertCanBeStored(BYTES);
        assertAllShownIsWhole();
    }

    @Test
    default void keepsThatACrashMetLeaveWholeCopiesOrNone() throws IOException {
        for (int i = 0; i < 8; i++) {
            filled(content(i)).keep(path(SegmentKind.FULL, content(i)), ignored -> {});
        }

        crash();

        assertAllShownIsWhole();
        for (int i = 0; i < 8; i++) {
            assertCanBeStored(content(i));
        }
        assertAllShownIsWhole();
    }

    @Test
    default void whatWasPromisedBeforeACrashIsThereAfterIt() throws IOException {
        List<SegmentPath> promised = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            SegmentPath path = path(SegmentKind.FULL, content(i));
            assertThat(reply(firstWord(filled(content(i)), path))).isNotInstanceOf(KeepOutcome.Failed.class);
            promised.add(path);
        }

        crash();

        assertThat(lookUp(SLOT)).isEqualTo(new Presence.Present(false));
        for (int i = 0; i < 4; i++) {
            assertThat(readWhenItIsThere(promised.get(i))).isEqualTo(content(i));
        }
    }

    @Test
    default void aPlaceThatFailsAtAKeepIsToldOrWaitedForAndTheStoreGoesOnAfterwards() throws IOException {
        SegmentPath path = path(SegmentKind.FULL, BYTES);
        Draft draft = filled(BYTES);
        boolean waits = acceptsFirst();
        breakPlace();

        KeepOutcome word = reply(firstWord(draft, path));
        mendPlace();

        assertThat(word).isInstanceOf(waits ? KeepOutcome.Accepted.class : KeepOutcome.Failed.class);
        if (!waits) {
            assertThat(lookUp(SLOT)).isEqualTo(new Presence.Absent());
            assertThat(store().list(CHANNEL, QUALITY, hour())).isEmpty();
        }
        assertCanBeStored(BYTES);
        assertAllShownIsWhole();
    }

    @Test
    default void aPlaceThatFailsWhileBytesComeCostsNoMoreThanTheDraft() throws IOException {
        boolean waits = acceptsFirst();
        breakPlace();

        boolean told;
        try (Draft draft = filled(BYTES)) {
            KeepOutcome word = reply(firstWord(draft, path(SegmentKind.FULL, BYTES)));
            told = word instanceof KeepOutcome.Failed || (waits && word instanceof KeepOutcome.Accepted);
        } catch (IOException e) {
            told = true;
        }
        mendPlace();

        assertThat(told).isTrue();
        assertCanBeStored(BYTES);
        assertAllShownIsWhole();
    }
}
