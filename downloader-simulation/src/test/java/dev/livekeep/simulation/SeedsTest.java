package dev.livekeep.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class SeedsTest {
    static final Duration HORIZON = Duration.ofMinutes(60);
    static final long SEEDS = 12;

    @Test
    void everySeedKeepsEveryLawAndTogetherTheyMeetEveryFaultAndEveryEvent() {
        Seeds seeds = new Seeds(HORIZON);

        List<String> breaches = LongStream.rangeClosed(1, SEEDS)
                .mapToObj(seeds::run)
                .flatMap(Optional::stream)
                .toList();

        System.out.println(seeds.tally());
        assertThat(breaches).isEmpty();
        assertThat(seeds.neverMet()).isEmpty();
    }
}
