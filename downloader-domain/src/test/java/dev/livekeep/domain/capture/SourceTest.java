package dev.livekeep.domain.capture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.livekeep.domain.time.Tick;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Where a segment's bytes can be had (design §4 URLs and refusals). */
class SourceTest {
    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final Duration GRACE = Duration.ofSeconds(10);
    private static final Listing A = Listings.listing("a", 1);
    private static final Listing B = Listings.listing("b", 1);

    private final Tick begin = new Tick(0);
    private final Source source = new Source(A.id(), A.segment(), begin);
    private final Sources sources = new Sources(A, GRACE, begin);

    private Tick at(long seconds) {
        return begin.plus(Duration.ofSeconds(seconds));
    }

    @Test
    void refusedSourceIsAskedAgainAfterOneTwoFourAndAtMostThirtyTwoSeconds() {
        List<Duration> waits = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            source.refused(at(100), SECOND);
            waits.add(source.askableAt().since(at(100)));
        }

        assertThat(waits).extracting(Duration::toSeconds).containsExactly(1L, 2L, 4L, 8L, 16L, 32L, 32L, 32L);
    }

    @Test
    void itIsGoneTenSecondsAfterItFirstLeft() {
        source.left(at(5));
        source.left(at(9));

        assertThat(source.listed()).isFalse();
        assertThat(source.goneAt(GRACE)).contains(at(15));
        assertThat(source.gone(at(14), GRACE)).isFalse();
        assertThat(source.gone(at(15), GRACE)).isTrue();
    }

    @Test
    void itIsExhaustedOnlyIfItRefusedToo() {
        source.left(at(0));
        source.failed();
        assertThat(source.exhausted(at(10), GRACE)).isFalse();

        source.refused(at(0), SECOND);
        assertThat(source.exhausted(at(9), GRACE)).isFalse();
        assertThat(source.exhausted(at(10), GRACE)).isTrue();
    }

    @Test
    void listedAgainItIsNotGone() {
        source.left(at(0));
        source.listedAgain();

        assertThat(source.listed()).isTrue();
        assertThat(source.goneAt(GRACE)).isEmpty();
        assertThat(source.gone(at(100), GRACE)).isFalse();
    }

    @Test
    void troubleIsEveryRefusalAndFailure() {
        source.refused(at(0), SECOND);
        source.failed();
        source.failed();

        assertThat(source.trouble()).isEqualTo(3);
    }

    @Test
    void newestListingIsTheBestAmongEquals() {
        assertThat(sources.listedBy(B, at(0))).isTrue();
        assertThat(sources.listedBy(A, at(0))).isFalse();

        assertThat(best(0)).isEqualTo("b");
    }

    @Test
    void listedSourceIsBetterThanOneThatIsGone() {
        sources.listedBy(B, at(0));
        sources.unlisted(B.id(), at(0));

        assertThat(best(0)).isEqualTo("a");
    }

    @Test
    void leastTroubleCountsMoreThanBeingListed() {
        sources.listedBy(B, at(0));
        sources.unlisted(A.id(), at(0));
        sources.best(other -> false, at(0)).orElseThrow().failed();

        assertThat(best(0)).isEqualTo("a");
    }

    @Test
    void oneThatIsNotBeingAskedCountsMost() {
        sources.listedBy(B, at(0));
        Source newest = sources.best(other -> false, at(0)).orElseThrow();

        assertThat(sources.best(newest::equals, at(0)))
                .hasValueSatisfying(best -> assertThat(best.id()).isEqualTo(A.id()));
    }

    @Test
    void beingAskedIsNoReasonAgainstTheOnlyOne() {
        assertThat(sources.best(any -> true, at(0))).isPresent();
    }

    @Test
    void oneThatMayNotBeAskedYetIsPassedOver() {
        sources.listedBy(B, at(0));
        sources.best(other -> false, at(0)).orElseThrow().refused(at(0), SECOND);
        sources.best(other -> false, at(0)).orElseThrow().refused(at(0), SECOND.multipliedBy(3));

        assertThat(sources.best(any -> false, at(0))).isEmpty();
        assertThat(best(1)).isEqualTo("b");
    }

    @Test
    void allMustBeGone() {
        sources.listedBy(B, at(0));
        sources.unlisted(A.id(), at(0));
        assertThat(sources.gone(at(10))).isFalse();

        sources.unlisted(B.id(), at(5));
        assertThat(sources.gone(at(14))).isFalse();
        assertThat(sources.gone(at(15))).isTrue();
        assertThat(sources.exhausted(at(15))).isFalse();
    }

    @Test
    void allMustBeExhausted() {
        sources.listedBy(B, at(0));
        sources.unlisted(A.id(), at(0));
        sources.unlisted(B.id(), at(0));
        sources.best(any -> false, at(0)).orElseThrow().refused(at(0), SECOND);
        assertThat(sources.exhausted(at(10))).isFalse();

        sources.best(any -> false, at(0)).orElseThrow().refused(at(0), SECOND);
        assertThat(sources.exhausted(at(10))).isTrue();
        assertThat(sources.best(any -> false, at(10))).isEmpty();
    }

    private String best(long seconds) {
        return sources.best(any -> false, at(seconds)).orElseThrow().id().session();
    }
}
