package dev.livekeep.origin.fault;

/**
 * One line of a fault script.
 *
 * @param number its place among the rules, from 1
 */
public record Rule(int number, When when, Selector selector, Chance chance, Fault fault) {
    /** A rule for programs that build scripts without text. */
    public static Rule of(When when, Selector selector, Chance chance, Fault fault) {
        return new Rule(1, when, selector, chance, fault);
    }

    Rule numbered(int place) {
        return new Rule(place, when, selector, chance, fault);
    }
}
