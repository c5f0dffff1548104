package dev.livekeep.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/**
 * Runs the seeds of {@code -Dseeds=A..B} for {@code -Dminutes} each, on all cores, but for those that have held before. No {@code Test} in
 * its name: only {@code -Psoak} runs it.
 */
class Soak {
    private static final Pattern RANGE = Pattern.compile("(\\d{1,18})\\.\\.(\\d{1,18})");

    @Test
    void everySeedKeepsEveryLaw() throws IOException {
        String wanted = System.getProperty("seeds", "");
        Matcher range = RANGE.matcher(wanted);
        assertThat(range.matches()).as("want -Dseeds=A..B, got '%s'", wanted).isTrue();
        long first = Long.parseLong(range.group(1));
        long last = Long.parseLong(range.group(2));
        assertThat(first).as("the first of -Dseeds=%s", wanted).isLessThanOrEqualTo(last);
        Duration horizon = Duration.ofMinutes(Long.getLong("minutes", 60));
        DoneSeeds done = DoneSeeds.in(Path.of("target", "simulation", "done.txt"), horizon);
        Seeds seeds = new Seeds(horizon);

        List<String> breaches = LongStream.rangeClosed(first, last)
                .parallel()
                .filter(seed -> !done.contains(seed))
                .mapToObj(seed -> told(seed, seeds.run(seed), done))
                .flatMap(Optional::stream)
                .toList();

        System.out.println(seeds.tally());
        assertThat(breaches).isEmpty();
    }

    private static Optional<String> told(long seed, Optional<String> breach, DoneSeeds done) {
        System.out.println(breach.orElse("seed " + seed + " held"));
        if (breach.isEmpty()) {
            done.add(seed);
        }
        return breach;
    }
}
