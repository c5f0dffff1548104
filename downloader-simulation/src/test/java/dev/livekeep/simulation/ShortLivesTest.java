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
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * URLs that die every 30 s, 14 s of ads at the beginning of every session, and clocks that differ by 0.3 to 1.9 s: with a
 * standby no content is lost once the first ads are over, and contract §7 finds one archive without a seam.
 */
class ShortLivesTest {
    private static final Duration LIFE = Duration.ofSeconds(30);
    private static final Duration HORIZON = Duration.ofMinutes(10);
    /** Long enough for what is broken to show. */
    private static final Duration SOON = Duration.ofMinutes(4);
    /** Until then the first session shows ads. */
    private static final Duration FIRST = Duration.ofSeconds(22);
    /** What comes out later than that before the end need not be stored any more. */
    private static final Duration LAST = Duration.ofSeconds(20);

    private static final List<String> QUALITIES = List.of("source", "480p");

    @ParameterizedTest
    @CsvSource({"2,1", "2,2", "4,1", "6,1", "6,7"})
    void nothingIsLostOrDoubledAfterTheFirstAds(int seconds, long seed) {
        Run run = new Run(seed, seconds, HORIZON, Variant.REAL);

        assertThat(run.breach()).isEmpty();
        for (String quality : QUALITIES) {
            List<SegmentName> stored = run.stored(quality);
            assertThat(run.lost(quality)).as("contents lost of %s", quality).isEmpty();
            assertThat(run.seams(quality)).as("seams in %s", quality).isEmpty();
            assertThat(stored).allMatch(name -> name.kind() == SegmentKind.FULL);
            assertThat(stored.stream().map(SegmentName::hash)).doesNotHaveDuplicates();
        }
    }

    static List<Variant> doubling() {
        return BrokenSessions.doubling();
    }

    @ParameterizedTest
    @MethodSource("doubling")
    void withoutComparingBytesContentIsStoredTwice(Variant variant) {
        assertThat(new Run(1, 2, HORIZON, variant).breach()).get().asString().contains("stored twice");
    }

    static List<Variant> seaming() {
        return BrokenSessions.seaming();
    }

    @ParameterizedTest
    @MethodSource("seaming")
    void withoutComparingClocksThereAreSeams(Variant variant) {
        Run run = new Run(1, 2, SOON, variant);

        assertThat(QUALITIES).anyMatch(quality -> !run.seams(quality).isEmpty());
    }

    static List<Variant> losing() {
        return BrokenSessions.losing();
    }

    @ParameterizedTest
    @MethodSource("losing")
    void withoutAStandbyInGoodTimeContentIsLost(Variant variant) {
        Run run = new Run(1, 2, SOON, variant);

        assertThat(QUALITIES).anyMatch(quality -> !run.lost(quality).isEmpty());
    }

    @Test
    void everyPartOfThePromiseIsBrokenInTwoWaysAtLeast() {
        assertThat(List.of(doubling(), seaming(), losing())).allMatch(variants -> variants.size() >= 2);
    }

    /** One run, and what it left. */
    private static final class Run {
        private final Duration horizon;
        private final Simulation simulation;
        private final Optional<Court.Breach> breach;
        private final Origin origin;

        Run(long seed, int seconds, Duration horizon, Variant variant) {
            this.horizon = horizon;
            simulation = Simulation.ofShortLives(seed, new ShortLives(LIFE, seconds), horizon, variant);
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

        /** What contract §7 finds wrong: holes, and copies that do not fit between others. */
        List<String> seams(String quality) {
            List<SegmentName> stored = stored(quality);
            BestSegments best = BestSegments.select(
                    stored.stream().map(name -> SegmentCandidate.of(name, 1)).toList(),
                    stored.get(0).start(),
                    stored.get(stored.size() - 1).end());
            List<String> seams = new ArrayList<>();
            best.holes().forEach(hole -> seams.add(hole.toString()));
            if (best.segments().size() < stored.size()) {
                seams.add("of " + stored.size() + " copies " + best.segments().size() + " are used");
            }
            return seams;
        }

        /** Numbers of the contents that came out after the first ads, and are not stored. */
        List<Long> lost(String quality) {
            Set<SegmentHash> hashes =
                    stored(quality).stream().map(SegmentName::hash).collect(Collectors.toCollection(HashSet::new));
            Broadcast broadcast = origin.broadcasts().number(0);
            List<Long> lost = new ArrayList<>();
            for (long number = 0; number < broadcast.published(horizon.minus(LAST), origin.segment()); number++) {
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
