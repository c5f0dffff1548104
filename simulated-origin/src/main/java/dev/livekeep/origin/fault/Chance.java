package dev.livekeep.origin.fault;

import java.util.OptionalInt;

/**
 * How often a rule applies among the requests that match it.
 *
 * @param probability of each match, decided by seed, rule, path and attempt
 * @param count at most so often in all
 * @param each at most so often for one path
 * @param every only each n-th match
 */
public record Chance(double probability, OptionalInt count, OptionalInt each, OptionalInt every) {
    public Chance {
        if (!(probability > 0 && probability <= 1)) {
            throw new IllegalArgumentException("want a probability above 0 and at most 1, got " + probability);
        }
    }

    /** Each time. */
    public static Chance certain() {
        return new Chance(1, OptionalInt.empty(), OptionalInt.empty(), OptionalInt.empty());
    }

    /** Each time with this probability. */
    public static Chance of(double probability) {
        return new Chance(probability, OptionalInt.empty(), OptionalInt.empty(), OptionalInt.empty());
    }

    /** The first {@code count} times. */
    public static Chance first(int count) {
        return new Chance(1, OptionalInt.of(count), OptionalInt.empty(), OptionalInt.empty());
    }

    /** The first {@code each} times for each path. */
    public static Chance firstOfEach(int each) {
        return new Chance(1, OptionalInt.empty(), OptionalInt.of(each), OptionalInt.empty());
    }

    /** Whether no second try can get past the rule. */
    public boolean isCertain() {
        return probability == 1 && count.isEmpty() && each.isEmpty() && every.isEmpty();
    }
}
