package dev.livekeep.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The laws would notice: each broken variant is caught by a seed of {@link SeedsTest}. */
class BrokenVariantsTest {

    static List<Variant> variants() {
        return Stream.concat(BrokenArchiving.all().stream(), BrokenCapturing.all().stream())
                .toList();
    }

    @ParameterizedTest
    @MethodSource("variants")
    void aSeedCatchesTheVariant(Variant variant) {
        Set<Integer> broken = new LinkedHashSet<>();

        for (long seed = 1; seed <= SeedsTest.SEEDS && !broken.contains(variant.law()); seed++) {
            new Simulation(seed, SeedsTest.HORIZON, variant).run().ifPresent(breach -> broken.add(breach.law()));
        }

        assertThat(broken).as(variant.toString()).contains(variant.law());
    }

    @Test
    void everyLawThatCanBeProvenHereIsBrokenInTwoWaysAtLeast() {
        Map<Integer, Long> ways =
                variants().stream().collect(Collectors.groupingBy(Variant::law, Collectors.counting()));

        assertThat(ways).containsOnlyKeys(1, 2, 3, 4, 5, 6, 7, 8, 9);
        assertThat(ways.values()).allMatch(count -> count >= 2);
    }
}
