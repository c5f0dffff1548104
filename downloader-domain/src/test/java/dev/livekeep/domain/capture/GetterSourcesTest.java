package dev.livekeep.domain.capture;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Where one segment is asked for when several list it, or none does any more. */
class GetterSourcesTest {
    private final GetterStage stage = new GetterStage();

    @Test
    void oneBesideTheFirstAsksAnotherSourceIfThereIsOne() {
        stage.listed(Listings.listing("b", 1)).forgetting();

        stage.passes(10);

        assertThat(stage.done())
                .containsExactly(
                        "5 s download 2 b:1.ts SECOND",
                        "5 s started 2",
                        "10 s cancel 2",
                        "10 s download 3 b:1.ts SECOND",
                        "10 s started 3");
    }

    @Test
    void oneBesideTheNewestSourceAsksTheOlder() {
        GetterStage two = new GetterStage()
                .channelIsFull()
                .noAnswer(1, "reset")
                .listed(Listings.listing("b", 1))
                .channelHasPlaces()
                .forgetting();

        two.passes(5);

        assertThat(two.done()).containsExactly("5 s download 3 a:1.ts FIRST", "5 s started 3");
    }

    @Test
    void newSourceIsAskedAtOnce() {
        stage.noAnswer(1, "reset").forgetting();

        stage.passes(1).listed(Listings.listing("b", 1));

        assertThat(stage.done()).containsExactly("1 s download 2 b:1.ts SECOND", "1 s started 2");
    }

    @Test
    void knownSourceListedAgainIsNotNews() {
        stage.noAnswer(1, "reset").forgetting();

        stage.passes(1).listed(Listings.listing("a", 1));

        assertThat(stage.done()).isEmpty();
    }

    @Test
    void refusedSourceLeavesTheOthersToBeAskedAtOnce() {
        stage.listed(Listings.listing("b", 1)).forgetting();

        stage.refused(1, 404);

        assertThat(stage.done())
                .containsExactly("0 s ended 1 REFUSED: answered 404", "0 s download 2 b:1.ts FIRST", "0 s started 2");
    }

    @Test
    void wholeButSuspectCopyIsPublishedTenSecondsAfterItLeftThePlaylist() {
        stage.received(1, Bodies.unproven("ab"))
                .unlisted(Listings.listing("a", 1))
                .channelIsFull()
                .forgetting();

        stage.passes(10).kept(1);

        assertThat(stage.done())
                .containsExactly(
                        "10 s keep 1 suspect",
                        "10 s stored suspect",
                        "10 s closed STORED_SUSPECT: nothing proves that the body is complete");
    }

    @Test
    void segmentListedAgainIsNotGone() {
        stage.refused(1, 404).unlisted(Listings.listing("a", 1)).channelIsFull();
        stage.passes(9).listed(Listings.listing("a", 1)).forgetting();

        stage.passes(100);

        assertThat(stage.done()).isEmpty();
    }
}
