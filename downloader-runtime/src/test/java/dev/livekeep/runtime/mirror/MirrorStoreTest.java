package dev.livekeep.runtime.mirror;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.livekeep.domain.archive.Channel;
import dev.livekeep.domain.archive.HourFolder;
import dev.livekeep.domain.archive.Quality;
import dev.livekeep.domain.archive.SegmentHash;
import dev.livekeep.domain.archive.SegmentKind;
import dev.livekeep.domain.archive.SegmentName;
import dev.livekeep.domain.archive.SegmentPath;
import dev.livekeep.ports.ArchiveStore;
import dev.livekeep.ports.ArchiveStore.Draft;
import dev.livekeep.ports.ArchiveStore.KeepOutcome;
import dev.livekeep.ports.MissedHours;
import dev.livekeep.ports.StoreEvents;
import dev.livekeep.ports.TaskRunner;
import dev.livekeep.testkit.ArchiveStoreContract;
import dev.livekeep.testkit.DelegatingStore;
import dev.livekeep.testkit.MemoryArchiveStore;
import dev.livekeep.testkit.VirtualTime;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Several stores are one, and the trouble of one is not that of another. */
class MirrorStoreTest {

    private static final Duration LONG = Duration.ofMinutes(5);

    private final VirtualTime time = new VirtualTime(ArchiveStoreContract.START.plusSeconds(60));
    private final MemoryArchiveStore first = new MemoryArchiveStore(time);
    private final MemoryArchiveStore second = new MemoryArchiveStore(time);
    private final HoursInMemory hours = new HoursInMemory();
    private final List<String> news = new ArrayList<>();
    private final StoreEvents told = new StoreEvents() {
        @Override
        public void mirrored(String store, SegmentPath path) {
            news.add(store + " has it");
        }

        @Override
        public void missed(String store, SegmentPath path, String reason) {
            news.add(store + " misses it: " + reason);
        }

        @Override
        public void caughtUp(String store, SegmentPath path) {
            news.add(store + " caught up");
        }
    };

    private static final class Named extends DelegatingStore {
        private final String name;

        Named(String name, ArchiveStore store) {
            super(store);
            this.name = name;
        }

        @Override
        public String name() {
            return name;
        }
    }

    private static final class HoursInMemory implements MissedHours {
        private final Map<String, Set<Hour>> all = new HashMap<>();

        @Override
        public Set<Hour> of(String store) {
            return all.computeIfAbsent(store, any -> new HashSet<>());
        }

        @Override
        public void remember(String store, Collection<Hour> hours) {
            of(store).addAll(hours);
        }

        @Override
        public void forget(String store, Collection<Hour> hours) {
            of(store).removeAll(List.copyOf(hours));
        }
    }

    private ArchiveStore mirror() {
        return mirror(second, time, 100);
    }

    /** @param most copies that are remembered one by one */
    private ArchiveStore mirror(ArchiveStore other, TaskRunner tasks, int most) {
        ArchiveStore mirror = MirrorStore.of(
                List.of(new Named("first", first), new Named("second", other)),
                new CatchUp.Surroundings(tasks, time, time, hours, told, most));
        time.advance(Duration.ZERO); // the comparison
        return mirror;
    }

    private final SegmentPath path = path(ArchiveStoreContract.BYTES);

    private static SegmentPath path(byte[] bytes) {
        return ArchiveStoreContract.SLOT.path(SegmentKind.FULL, SegmentHash.of(bytes));
    }

    /** Keeps the usual bytes and returns what is said about it, as it comes. */
    private List<KeepOutcome> keep(ArchiveStore mirror) throws IOException {
        return keep(mirror, ArchiveStoreContract.BYTES);
    }

    private List<KeepOutcome> keep(ArchiveStore mirror, byte[] bytes) throws IOException {
        List<KeepOutcome> outcomes = new ArrayList<>();
        Draft draft = mirror.openDraft(ArchiveStoreContract.SLOT);
        draft.append(ByteBuffer.wrap(bytes));
        draft.keep(path(bytes), outcomes::add);
        time.advance(Duration.ZERO);
        return outcomes;
    }

    private static List<SegmentName> copies(MemoryArchiveStore store) {
        return store.copies(ArchiveStoreContract.CHANNEL, ArchiveStoreContract.QUALITY);
    }

    @Nested
    class Kit implements ArchiveStoreContract {
        private final ArchiveStore mirror = mirror();

        @Override
        public ArchiveStore store() {
            return mirror;
        }

        @Override
        public void put(String path, byte[] content) {
            first.put(path, content);
        }

        @Override
        public void breakPlace() {
            KeepOutcome.Failed broken = new KeepOutcome.Failed("broken", false);
            first.failKeeps(Optional.of(broken));
            second.failKeeps(Optional.of(broken));
        }

        @Override
        public void mendPlace() {
            first.failKeeps(Optional.empty());
            second.failKeeps(Optional.empty());
        }

        @Override
        public void settle() {
            time.advance(Duration.ZERO);
        }

        @Override
        public int draftsLeft() {
            return first.openDrafts() + second.openDrafts();
        }
    }

    @Test
    void aCopyGoesToEveryStore() throws IOException {
        List<KeepOutcome> outcomes = keep(mirror());

        assertThat(outcomes).containsExactly(new KeepOutcome.Stored(path, ArchiveStoreContract.BYTES.length));
        assertThat(copies(first)).isEqualTo(copies(second)).hasSize(1);
    }

    @Test
    void aSecondStoreThatFailsDoesNotShowAndCatchesUpByItself() throws IOException {
        ArchiveStore mirror = mirror();
        second.failOpens(Optional.of("away"));
        second.failKeeps(Optional.of(new KeepOutcome.Failed("away", false)));

        List<KeepOutcome> outcomes = keep(mirror);
        assertThat(outcomes).containsExactly(new KeepOutcome.Stored(path, ArchiveStoreContract.BYTES.length));
        second.failOpens(Optional.empty());
        second.failKeeps(Optional.empty());
        time.advance(LONG);

        assertThat(copies(second)).containsExactly(path.name());
        assertThat(outcomes).hasSize(1);
    }

    @Test
    void aFirstStoreThatFailsHasTheCopyAcceptedByTheSecondAndStoredLater() throws IOException {
        ArchiveStore mirror = mirror();
        first.failAppends(Optional.of("disk full"));

        List<KeepOutcome> outcomes = keep(mirror);
        assertThat(copies(second)).containsExactly(path.name());
        first.failAppends(Optional.empty());
        time.advance(LONG);

        assertThat(outcomes)
                .containsExactly(
                        new KeepOutcome.Accepted(path),
                        new KeepOutcome.Stored(path, ArchiveStoreContract.BYTES.length));
        assertThat(copies(first)).containsExactly(path.name());
    }

    @Test
    void whatNoStoreTakesFails() throws IOException {
        ArchiveStore mirror = mirror();
        KeepOutcome.Failed failed = new KeepOutcome.Failed("away", false);
        first.failKeeps(Optional.of(failed));
        second.failKeeps(Optional.of(failed));

        assertThat(keep(mirror)).containsExactly(failed);
    }

    @Test
    void bytesThatNoStoreTakesAreNotPretendedToBeTaken() throws IOException {
        ArchiveStore mirror = mirror();
        first.failAppends(Optional.of("away"));
        second.failAppends(Optional.of("away"));
        Draft draft = mirror.openDraft(ArchiveStoreContract.SLOT);
        draft.append(ByteBuffer.wrap(ArchiveStoreContract.BYTES));
        time.advance(Duration.ZERO);

        assertThatThrownBy(() -> draft.append(ByteBuffer.wrap(ArchiveStoreContract.BYTES)))
                .isInstanceOf(IOException.class)
                .hasMessage("away");
    }

    @Test
    void aSecondStoreThatAnswersLateHoldsUpNothing() throws IOException {
        List<Runnable> late = new ArrayList<>();
        MemoryArchiveStore slow = new MemoryArchiveStore((work, name, task) -> late.add(task));
        ArchiveStore mirror = mirror(slow, time, 100);

        List<KeepOutcome> outcomes = keep(mirror);

        assertThat(outcomes).containsExactly(new KeepOutcome.Stored(path, ArchiveStoreContract.BYTES.length));
        assertThat(copies(slow)).isEmpty();
        late.forEach(Runnable::run);
        assertThat(copies(slow)).containsExactly(path.name());
    }

    @Test
    void aStoreWhoseThreadsHangCostsBoundedMemoryAndCatchesUp() throws IOException {
        List<Runnable> hanging = new ArrayList<>();
        ArchiveStore mirror = mirror(
                second,
                (work, name, task) -> {
                    if (name.equals("mirror")) {
                        hanging.add(task);
                    } else {
                        time.run(work, name, task);
                    }
                },
                100);
        Draft draft = mirror.openDraft(ArchiveStoreContract.SLOT);
        byte[] block = new byte[1 << 20];
        for (int i = 0; i < 40; i++) {
            draft.append(ByteBuffer.wrap(block));
        }
        SegmentPath big = path(new byte[40 << 20]);
        List<KeepOutcome> outcomes = new ArrayList<>();

        draft.keep(big, outcomes::add);
        time.advance(LONG);

        assertThat(outcomes).containsExactly(new KeepOutcome.Stored(big, 40L << 20));
        assertThat(copies(second)).containsExactly(big.name());
        assertThat(hanging).hasSize(1);
    }

    @Test
    void whatAnEarlierLifeDidNotBringOverIsFoundAtTheStart() {
        first.put(path.text(), ArchiveStoreContract.BYTES);
        byte[] others = {1, 2, 3};
        SegmentPath other = path(others);
        second.put(other.text(), others);

        mirror();
        time.advance(LONG);

        assertThat(copies(first)).isEqualTo(copies(second)).hasSize(2);
    }

    @Test
    void whatIsBuriedInOneStoreIsNotBroughtBackFromAnother() {
        first.put(path.text().replaceFirst("\\.ts$", ".tombstone"), new byte[0]);
        second.put(path.text(), ArchiveStoreContract.BYTES);

        mirror();
        time.advance(LONG);

        assertThat(copies(first)).isEmpty();
    }

    @Test
    void theFirstStoreDecidesAndNewsOfTheOthersNamesThem() throws IOException {
        ArchiveStore mirror = mirror();

        keep(mirror);

        assertThat(mirror.deciding()).isEqualTo("first");
        assertThat(news).containsExactly("second has it");
    }

    @Test
    void aStoreThatMissesACopyIsNamedAndNamedAgainWhenItCaughtUp() throws IOException {
        ArchiveStore mirror = mirror();
        second.failKeeps(Optional.of(new KeepOutcome.Failed("away", false)));
        keep(mirror);
        second.failKeeps(Optional.empty());

        time.advance(LONG);

        assertThat(news).containsExactly("second misses it: away", "second caught up");
    }

    @Test
    void aCopyThatIsNowhereIsQueuedForNobody() throws IOException {
        KeepOutcome.Failed failed = new KeepOutcome.Failed("away", false);
        first.failKeeps(Optional.of(failed));
        second.failKeeps(Optional.of(failed));

        keep(mirror());

        assertThat(news).isEmpty();
        assertThat(hours.of("second")).isEmpty();
    }

    @Test
    void moreCopiesThanCanBeRememberedOneByOneAreFoundAgainByTheirHour() throws IOException {
        ArchiveStore mirror = mirror(second, time, 3);
        second.failOpens(Optional.of("away"));
        second.failKeeps(Optional.of(new KeepOutcome.Failed("away", false)));

        for (int i = 0; i < 50; i++) {
            keep(mirror, new byte[] {(byte) i});
        }
        second.failOpens(Optional.empty());
        second.failKeeps(Optional.empty());
        time.advance(Duration.ofHours(1));

        assertThat(copies(second)).isEqualTo(copies(first)).hasSize(50);
        assertThat(hours.of("second")).isEmpty();
    }

    @Test
    void aRestartDaysLaterStillKnowsInWhichHoursCopiesAreMissing() throws IOException {
        byte[] cleared = {9};
        SegmentPath old = ArchiveStoreContract.SLOT.path(SegmentKind.FULL, SegmentHash.of(cleared));
        ArchiveStore mirror = mirror();
        second.failOpens(Optional.of("away"));
        second.failKeeps(Optional.of(new KeepOutcome.Failed("away", false)));
        keep(mirror);
        mirror.close();
        time.advance(Duration.ofDays(3));
        SegmentPath elsewhere = new SegmentPath(old.channel(), new Quality("480p"), old.name());
        first.put(elsewhere.text(), cleared);
        second.failOpens(Optional.empty());
        second.failKeeps(Optional.empty());

        mirror();
        time.advance(LONG);

        assertThat(copies(second)).containsExactly(path.name());
        assertThat(second.copies(elsewhere.channel(), elsewhere.quality())).isEmpty();
        assertThat(hours.of("second")).isEmpty();
    }

    @Test
    void aStoreThatIsAwayAtTheStartIsComparedOnceItIsBack() {
        first.put(path.text(), ArchiveStoreContract.BYTES);
        AtomicBoolean away = new AtomicBoolean(true);
        mirror(
                new DelegatingStore(second) {
                    @Override
                    public List<Entry> list(Channel channel, Quality quality, HourFolder hour) throws IOException {
                        if (away.get()) {
                            throw new IOException("away");
                        }
                        return super.list(channel, quality, hour);
                    }
                },
                time,
                100);
        time.advance(LONG);

        away.set(false);
        time.advance(LONG);

        assertThat(copies(second)).containsExactly(path.name());
    }
}
