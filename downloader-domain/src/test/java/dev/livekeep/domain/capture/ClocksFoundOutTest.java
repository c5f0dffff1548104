package dev.livekeep.domain.capture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.livekeep.domain.archive.SegmentDuration;
import dev.livekeep.domain.archive.SegmentSlot;
import dev.livekeep.domain.event.CaptureEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** When a session's clock becomes the one that names follow, with one segment of an earlier session in the archive. */
class ClocksFoundOutTest {
    private static final Duration SKEW = Duration.ofMillis(700);

    private final BookStage stage = new BookStage();
    private final Alignment alignment =
            new Alignment(Listings.SOURCE, CapturePolicy.defaults(), stage.book(), new Ids());

    @BeforeEach
    void oneSegmentIsStored() {
        stage.listed(Listings.listing("a", 1)).received(2, Bodies.full("x")).kept(2);
    }

    private void lists(String session, long number) {
        Listing listing = Listings.dated(session, number, Listings.start(number).plus(SKEW));
        alignment.listed(listing, listing.slot().start(), stage.now());
    }

    private void timePasses() {
        alignment.timePassed(new Moment(stage.now(), Listings.NOON), new ArrayList<>());
    }

    @Test
    void sessionWithNothingInCommonLeadsAtOnce() {
        lists("b", 5);

        timePasses();

        assertThat(alignment.settled("b", stage.now())).isTrue();
    }

    @Test
    void sessionWithSomethingInCommonIsComparedFirst() {
        lists("b", 1);

        timePasses();

        assertThat(alignment.settled("b", stage.now())).isFalse();
    }

    /** The second can be compared with the first, once the first has been compared with what is stored. */
    @Test
    void sessionWithNothingInCommonWaitsForOneThatHas() {
        lists("c", 5);
        lists("b", 1);

        timePasses();

        assertThat(alignment.settled("c", stage.now())).isFalse();
    }

    @Test
    void itDoesNotWaitForOneThatIsOver() {
        lists("c", 5);
        lists("b", 1);
        alignment.over("b");

        timePasses();

        assertThat(alignment.settled("c", stage.now())).isTrue();
    }

    /** A segment of so many seconds, by another session, that begins so long after another. */
    private Instant listsLong(int seconds, Duration after) {
        Instant start = Listings.start(20);
        stage.listed(lasting(seconds, Listings.dated("a", 20, start)));
        Listing listing = lasting(seconds, Listings.dated("b", 30, start.plus(after)));
        alignment.listed(listing, listing.slot().start(), stage.now());
        List<CaptureAction> out = new ArrayList<>();
        alignment.timePassed(new Moment(stage.now(), Listings.NOON), out);
        return out.stream()
                .filter(action -> action instanceof CaptureAction.Tell(CaptureEvent.SegmentListed listed))
                .map(action -> ((CaptureEvent.SegmentListed) ((CaptureAction.Tell) action).detail()).start())
                .findFirst()
                .orElseThrow();
    }

    private static Listing lasting(long seconds, Listing listing) {
        SegmentSlot slot = listing.slot();
        return listing.in(new SegmentSlot(
                slot.channel(), slot.quality(), slot.start(), SegmentDuration.of(Duration.ofSeconds(seconds))));
    }

    @Test
    void longSegmentThatCanOnlyFollowTheLastGoesOnUnderItsClock() {
        assertThat(listsLong(6, Duration.ofMillis(7900))).isEqualTo(Listings.start(23));
    }

    @Test
    void longSegmentThatMayNotFollowTheLastBeginsTheNamesAnew() {
        assertThat(listsLong(6, Duration.ofMillis(8001)))
                .isEqualTo(Listings.start(20).plusMillis(8001));
    }

    /** Dated 2 s early, it would be the one after the next. */
    @Test
    void segmentThatMayComeAfterTheNextBeginsTheNamesAnew() {
        assertThat(listsLong(4, Duration.ofSeconds(6)))
                .isEqualTo(Listings.start(20).plusSeconds(6));
    }
}
