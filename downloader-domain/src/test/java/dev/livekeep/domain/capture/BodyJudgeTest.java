package dev.livekeep.domain.capture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.livekeep.domain.archive.SegmentKind;
import dev.livekeep.domain.time.Tick;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What a judge remembers of the bodies that came before. */
class BodyJudgeTest {
    private final BodyJudge judge = new BodyJudge("", Duration.ofSeconds(59));

    private SegmentKind judged(Listing listing, BodyFacts facts) {
        return judge.judge(facts, new Source(listing.id(), listing.segment(), new Tick(0)))
                .kind();
    }

    private SegmentKind judged(BodyFacts facts) {
        return judged(Listings.listing("a", 1), facts);
    }

    @Test
    void secondOfTwoEqualBodiesIsConfirmedWhoeverItComesFrom() {
        assertThat(judged(Bodies.broken("x"))).isEqualTo(SegmentKind.SUSPECT);
        assertThat(judged(Listings.listing("b", 1), Bodies.broken("x"))).isEqualTo(SegmentKind.FULL);
    }

    @Test
    void cutBodiesAreNotRemembered() {
        judged(Bodies.cut("x"));

        assertThat(judge.sawWhole()).isFalse();
        assertThat(judged(Bodies.broken("x"))).isEqualTo(SegmentKind.SUSPECT);
        assertThat(judge.sawWhole()).isTrue();
    }

    @Test
    void rangeAsksForStatus206() {
        assertThat(judged(Listings.ranged("a", 1), Bodies.status(Bodies.full("x"), 206)))
                .isEqualTo(SegmentKind.FULL);
        assertThat(judged(Listings.listing("a", 1), Bodies.status(Bodies.full("y"), 206)))
                .isEqualTo(SegmentKind.SUSPECT);
    }

    @Test
    void onlyTheLastEightBodiesAreRemembered() {
        for (int body = 0; body < 9; body++) {
            judged(Bodies.broken("body " + body));
        }

        assertThat(judged(Bodies.broken("body 1"))).isEqualTo(SegmentKind.FULL);
        assertThat(judged(Bodies.broken("body 0"))).isEqualTo(SegmentKind.SUSPECT);
    }
}
