package dev.livekeep.simulation;

import java.time.Duration;
import java.util.List;
import java.util.Random;

/** All that is left to chance, from a seed. */
final class Chance {
    private final Random random;

    Chance(long seed, String what) {
        this.random = new Random(seed * 0x9E37_79B9_7F4A_7C15L + what.hashCode());
    }

    boolean happens(double share) {
        return random.nextDouble() < share;
    }

    int between(int least, int most) {
        return least + random.nextInt(most - least + 1);
    }

    Duration seconds(int least, int most) {
        return Duration.ofMillis(between(least * 1000, most * 1000));
    }

    double unit() {
        return random.nextDouble();
    }

    <T> T pick(List<T> all) {
        return all.get(random.nextInt(all.size()));
    }
}
