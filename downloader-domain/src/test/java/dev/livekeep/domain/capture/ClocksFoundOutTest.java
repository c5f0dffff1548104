package dev.livekeep.domain.capture;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
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
}
