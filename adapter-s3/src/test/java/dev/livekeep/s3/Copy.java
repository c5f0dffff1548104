package dev.livekeep.s3;

import dev.livekeep.domain.archive.Channel;
import dev.livekeep.domain.archive.Quality;
import dev.livekeep.domain.archive.SegmentDuration;
import dev.livekeep.domain.archive.SegmentHash;
import dev.livekeep.domain.archive.SegmentKind;
import dev.livekeep.domain.archive.SegmentPath;
import dev.livekeep.domain.archive.SegmentSlot;
import dev.livekeep.ports.ArchiveStore;
import dev.livekeep.ports.ArchiveStore.Draft;
import dev.livekeep.ports.ArchiveStore.KeepOutcome;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

/** A made segment, the same for the same number. */
final class Copy {

    private static final Instant START = Instant.parse("2026-03-01T12:00:00Z");

    private final SegmentSlot slot;
    private final byte[] bytes;

    private Copy(SegmentSlot slot, byte[] bytes) {
        this.slot = slot;
        this.bytes = bytes;
    }

    static Copy number(int number, int size) {
        byte[] bytes = new byte[size];
        new Random(number).nextBytes(bytes);
        return new Copy(
                new SegmentSlot(
                        new Channel("desertbus"),
                        new Quality("source"),
                        START.plusSeconds(2L * number),
                        new SegmentDuration(2.0)),
                bytes);
    }

    static List<Copy> some(int count, int size) {
        return IntStream.range(0, count).mapToObj(i -> number(i, size)).toList();
    }

    SegmentSlot slot() {
        return slot;
    }

    byte[] bytes() {
        return bytes;
    }

    SegmentPath path() {
        return path(SegmentKind.FULL);
    }

    SegmentPath path(SegmentKind kind) {
        return slot.path(kind, SegmentHash.of(bytes));
    }

    /** Hands it to the store. */
    Kept keepIn(ArchiveStore store) throws IOException {
        Draft draft = store.openDraft(slot);
        draft.append(ByteBuffer.wrap(bytes));
        Kept kept = new Kept(new CompletableFuture<>(), new CompletableFuture<>());
        draft.keep(path(), kept::told);
        return kept;
    }

    /** What the store says: that it accepted the copy, and what became of it. */
    record Kept(CompletableFuture<KeepOutcome> accepted, CompletableFuture<KeepOutcome> end) {

        void told(KeepOutcome outcome) {
            if (outcome instanceof KeepOutcome.Accepted) {
                accepted.complete(outcome);
            } else {
                end.complete(outcome);
            }
        }

        void awaitAccepted() {
            accepted.orTimeout(30, TimeUnit.SECONDS).join();
        }

        KeepOutcome awaitEnd() {
            return end.orTimeout(120, TimeUnit.SECONDS).join();
        }
    }
}
