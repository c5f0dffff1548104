package dev.livekeep.domain.capture;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What it makes of a copy that its bytes came before, or that its listing is in doubt (design §2, §4 Dates). */
class EqualBytesTest {
    private final GetterStage stage = new GetterStage().forgetting();

    @Test
    void sameBytesOverAnotherConnectionMakeItFull() {
        stage.received(1, Bodies.broken("ab"))
                .passes(2)
                .received(2, Bodies.broken("ab"))
                .kept(2);

        assertThat(stage.done())
                .containsExactly(
                        "0 s ended 1 RECEIVED",
                        "2 s download 2 a:1.ts SECOND",
                        "2 s started 2",
                        "2 s ended 2 RECEIVED",
                        "2 s keep 2 full",
                        "2 s stored full",
                        "2 s discard 1",
                        "2 s closed STORED_FULL");
    }

    @Test
    void otherBytesInBetweenDoNotMatter() {
        stage.received(1, Bodies.broken("ab"))
                .passes(2)
                .received(2, Bodies.broken("xy"))
                .passes(2)
                .forgetting();

        stage.received(3, Bodies.broken("ab"));

        assertThat(stage.done()).contains("4 s keep 3 full");
    }

    @Test
    void sameBytesThatWereCutConfirmNothing() {
        stage.received(1, Bodies.cut("ab")).passes(2).received(2, Bodies.broken("ab"));

        assertThat(stage.done()).noneMatch(line -> line.contains("full"));
    }

    @Test
    void unprovenBytesThatCameTwiceArePublishedAtOnceAsSuspect() {
        stage.received(1, Bodies.unproven("ab")).passes(2).forgetting();

        stage.received(2, Bodies.unproven("ab")).kept(1);

        assertThat(stage.done())
                .containsExactly(
                        "2 s ended 2 RECEIVED",
                        "2 s keep 1 suspect",
                        "2 s stored suspect",
                        "2 s discard 2",
                        "2 s closed STORED_SUSPECT: nothing proves that the body is complete");
    }

    @Test
    void doubtedListingIsPublishedAsSuspectAtOnceAndNotFetchedAgain() {
        GetterStage doubted = new GetterStage(Listings.doubted("a", 1, "clock not trusted")).forgetting();

        doubted.received(1, Bodies.full("ab")).kept(1).passes(3600);

        assertThat(doubted.done())
                .containsExactly(
                        "0 s ended 1 RECEIVED",
                        "0 s keep 1 suspect",
                        "0 s stored suspect",
                        "0 s closed STORED_SUSPECT: clock not trusted");
    }

    @Test
    void bytesThatAnotherSessionStoredUnderAnotherDateAreThere() {
        Twins twins = new Twins(Duration.ofSeconds(5), Duration.ofMinutes(15));
        GetterStage other =
                new GetterStage(Listings.dated("b", 1, Listings.start(1).plusMillis(300)), twins);
        GetterStage late = new GetterStage(Listings.listing("a", 1), twins).forgetting();
        other.received(1, Bodies.full("ab")).kept(1);

        late.received(1, Bodies.full("ab"));

        assertThat(late.done())
                .containsExactly(
                        "0 s ended 1 RECEIVED",
                        "0 s discard 1",
                        "0 s closed ALREADY_THERE: same bytes as a copy from another session");
    }
}
