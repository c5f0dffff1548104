package dev.livekeep.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.livekeep.domain.archive.BestSegments;
import dev.livekeep.domain.archive.Quality;
import dev.livekeep.domain.archive.SegmentCandidate;
import dev.livekeep.domain.archive.SegmentHash;
import dev.livekeep.domain.archive.SegmentKind;
import dev.livekeep.domain.archive.SegmentName;
import dev.livekeep.simulation.Broadcasts.Broadcast;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * URLs that die every 30 s, 14 s of ads at the beginning of every session, and clocks that differ by 0.3 to 1.9 s: with a
 * standby no content is lost once the first ads are over, and contract §7 finds one archive without a seam.
 */
class ShortLivesTest {
    private static final Duration LIFE = Duration.ofSeconds(30);
    private static final Duration HORIZON = Duration.ofMinutes(20);
    /** Until then the first session shows ads. */
    private static final Duration FIRST = Duration.ofSeconds(22);
    /** What comes out later than that before the end need not be stored any more. */
    private static final Duration LAST = Duration.ofSeconds(20);

    static LongStream seeds() {
        return LongStream.rangeClosed(1, 8);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void nothingIsLostOrDoubledAfterTheFirstAds(long seed) {
        Run run = new Run(seed, Variant.REAL);

        assertThat(run.breach()).isEmpty();
        for (String quality : List.of("source", "480p")) {
            List<SegmentName> stored = run.stored(quality);
            BestSegments best = run.best(stored);
            assertThat(run.lost(quality)).as("contents lost of %s", quality).isEmpty();
            assertThat(best.holes()).as("holes in %s", quality).isEmpty();
            assertThat(best.segments())
                    .as("copies of %s that are used", quality)
                    .hasSameSizeAs(stored);
            assertThat(stored).allMatch(name -> name.kind() == SegmentKind.FULL);
            assertThat(stored.stream().map(SegmentName::hash)).doesNotHaveDuplicates();
        }
    }

    @Test
    void withoutAStandbyContentIsLost() {
        assertThat(new Run(1, Variant.ofPolicy("has no standby", 0, Policies::noStandby)).lost("source"))
                .isNotEmpty();
    }

    @Test
    void withoutComparingClocksContentIsStoredTwice() {
        Run run = new Run(1, Variant.ofPolicy("takes no bytes for equal", 1, Policies::noTwins));

        assertThat(run.breach()).get().asString().contains("stored twice");
    }

    /** One run, and what it left. */
    private static final class Run {
        private final Simulation simulation;
        private final Optional<Court.Breach> breach;
        private final Origin origin;

        Run(long seed, Variant variant) {
            simulation = Simulation.ofShortLives(seed, LIFE, HORIZON, variant);
            breach = simulation.run();
            origin = simulation.origins().values().iterator().next();
        }

        Optional<Court.Breach> breach() {
            return breach;
        }

        List<SegmentName> stored(String quality) {
            return simulation.archive().copies(origin.spec().channel(), new Quality(quality)).stream()
                    .sorted(Comparator.comparing(SegmentName::start))
                    .toList();
        }

        BestSegments best(List<SegmentName> stored) {
            return BestSegments.select(
                    stored.stream().map(name -> SegmentCandidate.of(name, 1)).toList(),
                    stored.get(0).start(),
                    stored.get(stored.size() - 1).end());
        }

        /** Numbers of the contents that came out after the first ads, and are not stored. */
        List<Long> lost(String quality) {
            List<SegmentHash> hashes =
                    stored(quality).stream().map(SegmentName::hash).toList();
            Broadcast broadcast = origin.broadcasts().number(0);
            List<Long> lost = new ArrayList<>();
            for (long number = 0; number < broadcast.published(HORIZON.minus(LAST), origin.segment()); number++) {
                if (broadcast.publishedAt(number, origin.segment()).compareTo(FIRST) > 0
                        && !hashes.contains(SegmentHash.of(origin.body(group(quality) + "/0-" + number + ".ts")))) {
                    lost.add(number);
                }
            }
            return lost;
        }

        private static String group(String quality) {
            return quality.equals("source") ? "chunked" : "480p30";
        }
    }
}
