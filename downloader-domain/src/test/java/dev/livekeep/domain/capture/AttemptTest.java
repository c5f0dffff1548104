package dev.livekeep.domain.capture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.livekeep.domain.source.ClientRole;
import dev.livekeep.domain.time.Tick;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The patience with one download: only time spent waiting for the network counts (design §4 Downloading). */
class AttemptTest {
    private static final CapturePolicy.Getting POLICY = CapturePolicy.Getting.defaults();
    private static final AttemptId ID = new AttemptId(1);

    private final Listing listing = Listings.listing("a", 1);
    private final Tick begin = new Tick(0);
    private final Attempt attempt = new Attempt(
            ID, new Source(listing.id(), listing.segment(), begin), ClientRole.FIRST, Optional.empty(), begin);

    private Tick at(long seconds) {
        return begin.plus(Duration.ofSeconds(seconds));
    }

    private void looked(long lastByte, boolean held, long now) {
        attempt.looked(new CaptureInput.Progress(ID, true, 1, at(lastByte), held), at(lastByte), at(now));
    }

    @Test
    void nothingIsDueBeforeItGotItsPlace() {
        assertThat(attempt.hasBegun()).isFalse();
        assertThat(attempt.softAt(POLICY)).isEmpty();
        assertThat(attempt.stuckAt(POLICY)).isEmpty();
        assertThat(attempt.overdueAt(POLICY)).isEmpty();
        assertThat(attempt.quietFor(Duration.ofSeconds(1), at(100))).isFalse();
        assertThat(attempt.runningFor(at(100))).isZero();
    }

    @Test
    void clockStartsWithThePlace() {
        attempt.started(at(100));

        assertThat(attempt.hasBegun()).isTrue();
        assertThat(attempt.softAt(POLICY)).contains(at(105));
        assertThat(attempt.stuckAt(POLICY)).contains(at(110));
        assertThat(attempt.overdueAt(POLICY)).contains(at(115));
        assertThat(attempt.runningFor(at(107))).isEqualTo(Duration.ofSeconds(7));
    }

    @Test
    void eachByteRenewsThePatienceUntilTheWholeIsDue() {
        attempt.started(at(0));

        looked(3, false, 4);
        assertThat(attempt.softAt(POLICY)).contains(at(8));
        assertThat(attempt.stuckAt(POLICY)).contains(at(13));

        looked(14, false, 14);
        assertThat(attempt.softAt(POLICY)).contains(at(15));
        assertThat(attempt.stuckAt(POLICY)).contains(at(24));
    }

    @Test
    void lookBackDoesNotTakeABytesTimeAway() {
        attempt.started(at(0));
        looked(3, false, 4);

        looked(1, false, 5);

        assertThat(attempt.softAt(POLICY)).contains(at(8));
    }

    @Test
    void quietTimeCountsFromTheLastByte() {
        attempt.started(at(0));
        looked(3, false, 4);

        assertThat(attempt.quietFor(POLICY.stuckAfter(), at(12))).isFalse();
        assertThat(attempt.quietFor(POLICY.stuckAfter(), at(13))).isTrue();
    }

    @Test
    void heldByTheStoreNothingIsDue() {
        attempt.started(at(0));

        looked(0, true, 30);

        assertThat(attempt.softAt(POLICY)).isEmpty();
        assertThat(attempt.stuckAt(POLICY)).isEmpty();
        assertThat(attempt.overdueAt(POLICY)).isEmpty();
        assertThat(attempt.quietFor(Duration.ofSeconds(1), at(100))).isFalse();
        assertThat(attempt.runningFor(at(100))).isZero();
    }

    @Test
    void heldTimeDoesNotCount() {
        attempt.started(at(0));
        looked(4, false, 4);
        looked(4, true, 10);
        looked(4, true, 20);

        looked(4, false, 21);

        assertThat(attempt.softAt(POLICY)).contains(at(25));
        assertThat(attempt.overdueAt(POLICY)).contains(at(31));
        assertThat(attempt.runningFor(at(21))).isEqualTo(Duration.ofSeconds(5));
    }

    @Test
    void pauseOfTheProcessGivesAFreshChance() {
        attempt.started(at(0));

        attempt.forgiven(at(4));

        assertThat(attempt.softAt(POLICY)).contains(at(9));
        assertThat(attempt.overdueAt(POLICY)).contains(at(15));
    }

    @Test
    void cancelledStaysCancelled() {
        assertThat(attempt.cancelled()).isFalse();

        attempt.cancel();

        assertThat(attempt.cancelled()).isTrue();
    }
}
