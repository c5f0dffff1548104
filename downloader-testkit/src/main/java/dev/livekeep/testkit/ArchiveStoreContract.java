package dev.livekeep.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.livekeep.domain.archive.Channel;
import dev.livekeep.domain.archive.Quality;
import dev.livekeep.domain.archive.SegmentDuration;
import dev.livekeep.domain.archive.SegmentHash;
import dev.livekeep.domain.archive.SegmentKind;
import dev.livekeep.domain.archive.SegmentPath;
import dev.livekeep.domain.archive.SegmentSlot;
import dev.livekeep.ports.ArchiveReader;
import dev.livekeep.ports.ArchiveStore;
import dev.livekeep.ports.ArchiveStore.Draft;
import dev.livekeep.ports.ArchiveStore.ImportOutcome;
import dev.livekeep.ports.ArchiveStore.KeepOutcome;
import dev.livekeep.ports.ArchiveStore.Presence;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What every {@link ArchiveStore} promises. */
public interface ArchiveStoreContract extends ArchiveStoreTroubleContract {

    @Test
    default void anEmptyStoreHasNothing() {
        Presence presence = lookUp(SLOT);

        assertThat(presence).isEqualTo(new Presence.Absent());
    }

    @Test
    default void aDraftIsInvisibleUntilItIsKept() throws IOException {
        try (Draft draft = store().openDraft(SLOT)) {
            draft.append(ByteBuffer.wrap(BYTES));

            assertThat(lookUp(SLOT)).isEqualTo(new Presence.Absent());
            assertThat(store().qualities(CHANNEL)).isEmpty();
        }
    }

    @Test
    default void aKeptCopyCanBeReadWholeUnderItsName() throws IOException {
        SegmentPath path = path(SegmentKind.FULL, BYTES);

        KeepOutcome outcome = keep(path, BYTES);

        assertThat(outcome).isEqualTo(new KeepOutcome.Stored(path, BYTES.length));
        assertThat(read(path)).isEqualTo(BYTES);
        assertThat(lookUp(SLOT)).isEqualTo(new Presence.Present(false));
    }

    @Test
    default void aDraftCountsTheBytesItTook() throws IOException {
        try (Draft draft = store().openDraft(SLOT)) {
            ByteBuffer bytes = ByteBuffer.wrap(BYTES);

            draft.append(bytes);
            draft.append(ByteBuffer.wrap(BYTES));

            assertThat(bytes.hasRemaining()).isFalse();
            assertThat(draft.length()).isEqualTo(2L * BYTES.length);
        }
    }

    @Test
    default void aCopyMayBeKeptElsewhereThanExpected() throws IOException {
        SegmentSlot other = new SegmentSlot(
                CHANNEL, QUALITY, Instant.parse("2019-11-13T03:00:00.000001Z"), new SegmentDuration(1.5));
        SegmentPath path = other.path(SegmentKind.FULL, SegmentHash.of(BYTES));

        keep(path, BYTES);

        assertThat(lookUp(other)).isEqualTo(new Presence.Present(false));
        assertThat(lookUp(SLOT)).isEqualTo(new Presence.Absent());
    }

    @ParameterizedTest
    @ValueSource(strings = {"SUSPECT", "PARTIAL"})
    default void aLesserCopyDoesNotCountAsPresent(String kind) throws IOException {
        keep(path(SegmentKind.valueOf(kind), BYTES), BYTES);

        Presence presence = lookUp(SLOT);

        assertThat(presence).isEqualTo(new Presence.Absent());
    }

    @Test
    default void aCopyOfAnotherRecorderCountsAsPresent() throws IOException {
        put(path(SegmentKind.FULL, BYTES).text(), BYTES);

        Presence presence = lookUp(SLOT);

        assertThat(presence).isEqualTo(new Presence.Present(false));
    }

    @Test
    default void anotherDurationIsAnotherSlot() throws IOException {
        keep(path(SegmentKind.FULL, BYTES), BYTES);

        Presence presence = lookUp(new SegmentSlot(CHANNEL, QUALITY, START, new SegmentDuration(2.002)));

        assertThat(presence).isEqualTo(new Presence.Absent());
    }

    @Test
    default void aTombstoneWithoutItsCopyCountsAsPresent() throws IOException {
        SegmentPath path = path(SegmentKind.FULL, BYTES);
        put("desertbus/source/" + path.hour() + "/" + path.name().tombstoneName(), new byte[0]);

        Presence presence = lookUp(SLOT);

        assertThat(presence).isEqualTo(new Presence.Present(true));
    }

    @Test
    default void aTombstoneMadeAfterTheFirstLookCounts() throws IOException {
        SegmentPath path = path(SegmentKind.FULL, BYTES);
        keep(path, BYTES);
        lookUp(SLOT);

        put("desertbus/source/" + path.hour() + "/" + path.name().tombstoneName(), new byte[0]);

        assertThat(lookUp(SLOT)).isEqualTo(new Presence.Present(true));
    }

    @Test
    default void aLesserCopysTombstoneDoesNotCount() throws IOException {
        SegmentPath path = path(SegmentKind.PARTIAL, BYTES);
        put("desertbus/source/" + path.hour() + "/" + path.name().tombstoneName(), new byte[0]);

        Presence presence = lookUp(SLOT);

        assertThat(presence).isEqualTo(new Presence.Absent());
    }

    @Test
    default void theSameCopyTwiceIsAlreadyThere() throws IOException {
        SegmentPath path = path(SegmentKind.FULL, BYTES);
        keep(path, BYTES);

        KeepOutcome second = keep(path, BYTES);

        assertThat(second).isEqualTo(new KeepOutcome.AlreadyThere(path));
        assertThat(read(path)).isEqualTo(BYTES);
        assertThat(draftsLeft()).isZero();
    }

    @Test
    default void differentBytesOfOneSlotAreBothKept() throws IOException {
        byte[] others = "other bytes".getBytes(StandardCharsets.UTF_8);

        keep(path(SegmentKind.FULL, BYTES), BYTES);
        keep(path(SegmentKind.FULL, others), others);

        assertThat(read(path(SegmentKind.FULL, BYTES))).isEqualTo(BYTES);
        assertThat(read(path(SegmentKind.FULL, others))).isEqualTo(others);
    }

    @Test
    default void sixteenWritersOfOneSlotMakeOneCopyOfEachName() throws IOException {
        List<CompletableFuture<KeepOutcome>> pending = new ArrayList<>();
        List<Draft> drafts = new ArrayList<>();
        for (int i = 0; i < 16; i++) {
            drafts.add(store().openDraft(SLOT));
        }
        byte[] others = "other bytes".getBytes(StandardCharsets.UTF_8);

        for (int i = 0; i < 16; i++) {
            byte[] content = i % 2 == 0 ? BYTES : others;
            drafts.get(i).append(ByteBuffer.wrap(content));
            pending.add(ArchiveStoreSetUp.kept(drafts.get(i), path(SegmentKind.FULL, content)));
        }

        assertThat(pending).map(this::reply).noneMatch(outcome -> outcome instanceof KeepOutcome.Failed);
        assertThat(store().list(
                                CHANNEL,
                                QUALITY,
                                SLOT.path(SegmentKind.FULL, SegmentHash.of(BYTES))
                                        .name()
                                        .hour()))
                .hasSize(2);
        assertThat(read(path(SegmentKind.FULL, others))).isEqualTo(others);
        assertThat(draftsLeft()).isZero();
    }

    @Test
    default void closingADraftDiscardsIt() throws IOException {
        Draft draft = store().openDraft(SLOT);
        draft.append(ByteBuffer.wrap(BYTES));

        draft.close();
        draft.close();
        lookUp(SLOT);

        assertThat(store().qualities(CHANNEL)).isEmpty();
    }

    @Test
    default void anEndedDraftTakesNothingMore() throws IOException {
        Draft draft = store().openDraft(SLOT);
        CompletableFuture<KeepOutcome> outcome = ArchiveStoreSetUp.kept(draft, path(SegmentKind.FULL, new byte[0]));

        assertThatThrownBy(() -> draft.append(ByteBuffer.wrap(BYTES))).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> draft.keep(path(SegmentKind.FULL, BYTES), ignored -> {}))
                .isInstanceOf(IllegalStateException.class);
        draft.close();

        assertThat(reply(outcome)).isInstanceOf(KeepOutcome.Stored.class);
    }

    @Test
    default void anEmptyDraftCanBeKept() throws IOException {
        SegmentPath path = path(SegmentKind.SUSPECT, new byte[0]);

        KeepOutcome outcome = keep(path, new byte[0]);

        assertThat(outcome).isEqualTo(new KeepOutcome.Stored(path, 0));
        assertThat(read(path)).isEmpty();
    }

    @Test
    default void aBigDraftIsKeptWhole() throws IOException {
        byte[] big = new byte[9 * 1024 * 1024 + 17];
        new Random(7).nextBytes(big);

        keep(path(SegmentKind.FULL, big), big);

        assertThat(SegmentHash.of(read(path(SegmentKind.FULL, big)))).isEqualTo(SegmentHash.of(big));
    }

    @ParameterizedTest
    @CsvSource({
        "0001-01-01T00:00:00Z, 0.0",
        "2019-12-31T23:59:59.999999Z, 3600.0",
        "2020-02-29T23:59:59.999999Z, 0.00009",
        "2019-01-06T22:15:41.123Z, 8.341666666666667",
        "2019-01-06T22:15:41Z, 4.0040000000000004",
        "9998-12-31T23:59:59Z, 2.0"
    })
    default void everyDateAndDurationThatMayBeWrittenIsFoundAgain(String start, double seconds) throws IOException {
        SegmentSlot slot =
                new SegmentSlot(new Channel("a b~é!"), QUALITY, Instant.parse(start), new SegmentDuration(seconds));
        SegmentPath path = slot.path(SegmentKind.FULL, SegmentHash.of(BYTES));
        Draft draft = store().openDraft(slot);
        draft.append(ByteBuffer.wrap(BYTES));

        CompletableFuture<KeepOutcome> outcome = ArchiveStoreSetUp.kept(draft, path);

        assertThat(reply(outcome)).isEqualTo(new KeepOutcome.Stored(path, BYTES.length));
        assertThat(lookUp(slot)).isEqualTo(new Presence.Present(false));
        assertThat(read(path)).isEqualTo(BYTES);
    }

    @Test
    default void everyDurationOfTheContractIsFoundAgain() throws IOException {
        List<Double> durations = List.of(
                2.0,
                10.01,
                2.002,
                8.341666666666667,
                4.0040000000000004,
                0.30000000000000004,
                0.0001,
                0.00009,
                1.0,
                2.5,
                16.683333333333334,
                6.006006006006006,
                3600.0);
        List<String> names = new ArrayList<>();
        for (double seconds : durations) {
            SegmentPath path = new SegmentSlot(CHANNEL, QUALITY, START, new SegmentDuration(seconds))
                    .path(SegmentKind.FULL, SegmentHash.of(BYTES));
            keep(path, BYTES);
            names.add(path.fileName());

            assertThat(read(path)).as(path.fileName()).isEqualTo(BYTES);
        }

        assertThat(store().list(
                                CHANNEL,
                                QUALITY,
                                path(SegmentKind.FULL, BYTES).name().hour()))
                .extracting(ArchiveReader.Entry::name)
                .containsExactlyInAnyOrderElementsOf(names);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-dash",
                "a+b",
                "a%2Fb",
                "a#b?c&d=e",
                "ünï日本",
                "a  b",
                "trailing.",
                "~",
                "a:b",
                "'\"<>|*",
                "a\u00a0b"
            })
    default void everyNameThatAChannelOrQualityMayHaveIsFoundAgain(String name) throws IOException {
        SegmentSlot slot = new SegmentSlot(new Channel(name), new Quality(name), START, new SegmentDuration(2.0));
        SegmentPath path = slot.path(SegmentKind.FULL, SegmentHash.of(BYTES));
        Draft draft = store().openDraft(slot);
        draft.append(ByteBuffer.wrap(BYTES));

        assertThat(reply(ArchiveStoreSetUp.kept(draft, path))).isEqualTo(new KeepOutcome.Stored(path, BYTES.length));

        assertThat(lookUp(slot)).isEqualTo(new Presence.Present(false));
        assertThat(read(path)).isEqualTo(BYTES);
        assertThat(store().channels()).containsExactly(slot.channel());
        assertThat(store().qualities(slot.channel())).containsExactly(slot.quality());
        assertThat(store().hours(slot.channel(), slot.quality()))
                .containsExactly(path.name().hour());
    }

    /** The hash of this text begins with a dash, which also parts the fields of a name (contract §1). */
    @Test
    default void aHashThatBeginsWithADashIsFoundAgain() throws IOException {
        byte[] content = BYTES;
        for (int i = 0; !SegmentHash.of(content).text().startsWith("-"); i++) {
            content = ("segment " + i).getBytes(StandardCharsets.UTF_8);
        }

        keep(path(SegmentKind.FULL, content), content);

        assertThat(lookUp(SLOT)).isEqualTo(new Presence.Present(false));
        assertThat(read(path(SegmentKind.FULL, content))).isEqualTo(content);
    }

    @Test
    default void copiesAreListedInTheOrderOfTheirNamesWhateverTheOrderTheyCame() throws IOException {
        List<SegmentPath> paths = new ArrayList<>();
        for (int number : new int[] {5, 1, 9, 3, 7, 0, 8, 2, 6, 4}) {
            byte[] content = ("number " + number).getBytes(StandardCharsets.UTF_8);
            SegmentSlot slot =
                    new SegmentSlot(CHANNEL, QUALITY, START.plusSeconds(2L * number), new SegmentDuration(2.0));
            SegmentPath path =
                    slot.path(number % 2 == 0 ? SegmentKind.FULL : SegmentKind.SUSPECT, SegmentHash.of(content));
            paths.add(path);
            keep(path, content);
        }

        assertThat(store().list(CHANNEL, QUALITY, paths.get(0).name().hour()))
                .extracting(ArchiveReader.Entry::name)
                .containsExactlyElementsOf(
                        paths.stream().map(SegmentPath::fileName).sorted().toList());
    }

    /** A store that keeps hashes keeps the right ones. */
    @Test
    default void aStoredHashIsTheOneInTheName() throws IOException {
        SegmentPath path = path(SegmentKind.FULL, BYTES);
        keep(path, BYTES);

        Optional<SegmentHash> stored =
                store().storedHash(CHANNEL, QUALITY, path.name().hour(), path.fileName());

        boolean able = store().capabilities().contains(ArchiveReader.Capability.STORED_HASH);
        assertThat(stored).isEqualTo(able ? Optional.of(path.name().hash()) : Optional.empty());
    }

    @Test
    default void whatIsAcceptedFirstIsToldOnceAndEndsInOneOtherOutcome() throws IOException {
        Draft draft = store().openDraft(SLOT);
        draft.append(ByteBuffer.wrap(BYTES));
        List<KeepOutcome> outcomes = new CopyOnWriteArrayList<>();
        CompletableFuture<KeepOutcome> end = new CompletableFuture<>();

        draft.keep(path(SegmentKind.FULL, BYTES), outcome -> {
            outcomes.add(outcome);
            if (!(outcome instanceof KeepOutcome.Accepted)) {
                end.complete(outcome);
            }
        });

        reply(end);
        KeepOutcome stored = new KeepOutcome.Stored(path(SegmentKind.FULL, BYTES), BYTES.length);
        KeepOutcome accepted = new KeepOutcome.Accepted(path(SegmentKind.FULL, BYTES));
        boolean first = store().capabilities().contains(ArchiveReader.Capability.ACCEPTS_FIRST);
        assertThat(outcomes).isEqualTo(first ? List.of(accepted, stored) : List.of(stored));
    }

    @Test
    default void aCopyIsImportedWhenItsBytesHaveTheNamesHash() throws IOException {
        SegmentPath path = path(SegmentKind.FULL, BYTES);

        ImportOutcome first = store().importCopy(path, new ByteArrayInputStream(BYTES));
        ImportOutcome second = store().importCopy(path, new ByteArrayInputStream(BYTES));

        assertThat(first).isEqualTo(ImportOutcome.STORED);
        assertThat(second).isEqualTo(ImportOutcome.ALREADY_THERE);
        assertThat(read(path)).isEqualTo(BYTES);
        assertThat(lookUp(SLOT)).isEqualTo(new Presence.Present(false));
    }

    @Test
    default void aCopyWithOtherBytesIsNotImported() throws IOException {
        byte[] changed = "a segmenT".getBytes(StandardCharsets.UTF_8);

        ImportOutcome outcome = store().importCopy(path(SegmentKind.FULL, BYTES), new ByteArrayInputStream(changed));

        assertThat(outcome).isEqualTo(ImportOutcome.HASH_DIFFERS);
        assertThat(lookUp(SLOT)).isEqualTo(new Presence.Absent());
        assertThat(store().qualities(CHANNEL)).isEmpty();
    }

    @Test
    default void aStreamThatBreaksIsNotImported() throws IOException {
        InputStream broken = new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("reset");
            }

            @Override
            public int read(byte[] into, int offset, int length) throws IOException {
                throw new IOException("reset");
            }
        };

        assertThatThrownBy(() -> store().importCopy(path(SegmentKind.FULL, BYTES), broken))
                .isInstanceOf(IOException.class);

        assertThat(lookUp(SLOT)).isEqualTo(new Presence.Absent());
    }
}
