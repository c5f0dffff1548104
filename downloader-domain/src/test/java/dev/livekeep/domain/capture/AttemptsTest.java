package dev.livekeep.domain.capture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.livekeep.domain.source.ClientRole;
import dev.livekeep.domain.time.Tick;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The downloads of one slot. */
class AttemptsTest {
    private static final Listing LISTING = Listings.listing("a", 1);
    private static final AttemptId FIRST = new AttemptId(1);
    private static final AttemptId SECOND = new AttemptId(2);

    private final Tick begin = new Tick(0);
    private final Source source = new Source(LISTING.id(), LISTING.segment(), begin);
    private final Attempts attempts = new Attempts(LISTING.slot(), CapturePolicy.Getting.defaults(), new Ids());
    private final List<CaptureAction> out = new ArrayList<>();

    private Tick at(long seconds) {
        return begin.plus(Duration.ofSeconds(seconds));
    }

    private void firstAndOneBeside() {
        attempts.start(source, ClientRole.FIRST, Optional.empty(), begin, out);
        attempts.begun(FIRST, begin);
        attempts.startBeside(source, at(5), out);
        attempts.begun(SECOND, at(5));
        out.clear();
    }

    private void byteOf(AttemptId attempt, Tick now) {
        attempts.looked(new CaptureInput.Progress(attempt, true, 1, now, false), now, now);
    }

    @Test
    void downloadSaysAllThatItsPerformerNeeds() {
        AttemptId old = new AttemptId(9);

        attempts.start(source, ClientRole.SECOND, Optional.of(old), begin, out);

        assertThat(out)
                .containsExactly(new CaptureAction.Download(
                        FIRST,
                        Listings.SOURCE,
                        LISTING.segment(),
                        ClientRole.SECOND,
                        LISTING.slot().duration(),
                        Optional.of(old),
                        new CaptureAction.Deadlines(Duration.ofSeconds(60), Duration.ofSeconds(240)),
                        Listings.start(1)));
        assertThat(attempts.continues(old)).isTrue();
        assertThat(attempts.continues(FIRST)).isFalse();
        assertThat(attempts.ask(source)).isTrue();
    }

    @Test
    void bothMustBeSlow() {
        firstAndOneBeside();
        assertThat(attempts.allSlow(at(9))).isFalse();
        assertThat(attempts.allSlow(at(10))).isTrue();

        byteOf(FIRST, at(10));
        assertThat(attempts.allSlow(at(10))).isFalse();
    }

    @Test
    void roomIsMadeByTheYoungerOfTwo() {
        firstAndOneBeside();

        attempts.makeRoom(out);
        attempts.makeRoom(out);

        assertThat(out).containsExactly(new CaptureAction.CancelDownload(SECOND));
        assertThat(attempts.count()).isEqualTo(1);
    }

    @Test
    void replacedOneIsAwaitedButDoesNotCount() {
        firstAndOneBeside();
        attempts.makeRoom(out);

        assertThat(attempts.ended(FIRST))
                .hasValueSatisfying(first -> assertThat(first.replaced()).isFalse());
        assertThat(attempts.none()).isTrue();
        assertThat(attempts.allEnded()).isFalse();
        assertThat(attempts.ended(SECOND))
                .hasValueSatisfying(second -> assertThat(second.replaced()).isTrue());
        assertThat(attempts.ended(SECOND)).isEmpty();
        assertThat(attempts.allEnded()).isTrue();
    }

    @Test
    void replacedOneThatJustGotItsPlaceBegins() {
        attempts.start(source, ClientRole.FIRST, Optional.empty(), begin, out);
        attempts.startBeside(source, begin, out);
        attempts.makeRoom(out);

        assertThat(attempts.begun(SECOND, at(1))).isPresent();
        assertThat(attempts.begun(SECOND, at(1))).isEmpty();
        assertThat(attempts.begun(new AttemptId(7), at(1))).isEmpty();
    }

    @Test
    void onlySilentOnesYieldWhenOthersWait() {
        firstAndOneBeside();
        byteOf(SECOND, at(9));
        byteOf(new AttemptId(7), at(9));

        attempts.yieldHopeless(Optional.empty(), at(10), out);

        assertThat(out).containsExactly(new CaptureAction.CancelDownload(FIRST));
    }

    @Test
    void overtakenOnesYieldWhenOthersWait() {
        firstAndOneBeside();
        byteOf(FIRST, at(19));
        byteOf(SECOND, at(19));
        Duration took = Duration.ofSeconds(5);

        attempts.yieldHopeless(Optional.of(new Pace(at(0), took)), at(20), out);
        attempts.yieldHopeless(Optional.of(new Pace(at(5), took.plusNanos(1))), at(20), out);
        assertThat(out).as("asked for before, or not much slower").isEmpty();

        attempts.yieldHopeless(Optional.of(new Pace(at(5), took)), at(20), out);
        assertThat(out).containsExactly(new CaptureAction.CancelDownload(FIRST));

        attempts.yieldHopeless(Optional.of(new Pace(at(6), Duration.ofSeconds(1))), at(19), out);
        assertThat(out).as("still within its time").hasSize(1);

        attempts.yieldHopeless(Optional.of(new Pace(at(6), Duration.ofSeconds(1))), at(20), out);
        assertThat(out).endsWith(new CaptureAction.CancelDownload(SECOND));
    }

    @Test
    void longestOfTheOverdueYieldsThenTheNext() {
        firstAndOneBeside();
        assertThat(attempts.overdue(at(14))).isEmpty();
        assertThat(attempts.overdue(at(15))).contains(Duration.ofSeconds(15));
        attempts.yieldOverdue(at(14), out);
        assertThat(out).isEmpty();

        attempts.yieldOverdue(at(20), out);
        assertThat(attempts.overdue(at(21))).contains(Duration.ofSeconds(16));
        attempts.yieldOverdue(at(21), out);
        attempts.yieldOverdue(at(22), out);

        assertThat(out)
                .containsExactly(new CaptureAction.CancelDownload(FIRST), new CaptureAction.CancelDownload(SECOND));
    }

    @Test
    void wakeUpsAreForSilenceForTheWholeAndForPlacesToYield() {
        firstAndOneBeside();
        byteOf(FIRST, at(6));
        List<Duration> wakes = new ArrayList<>();

        for (Optional<Tick> wake = wake(at(6)); wake.isPresent(); wake = wake(wake.get())) {
            wakes.add(wake.get().since(begin));
        }

        assertThat(wakes).extracting(Duration::toSeconds).containsExactly(10L, 11L, 15L, 16L, 20L);
    }

    private Optional<Tick> wake(Tick now) {
        Earliest earliest = new Earliest(now);
        attempts.addTo(earliest);
        return earliest.get();
    }
}
