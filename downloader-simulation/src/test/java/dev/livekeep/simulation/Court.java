package dev.livekeep.simulation;

import java.util.Optional;

/** Where breaches are reported. The first one ends the run. */
final class Court {
    private Optional<Breach> first = Optional.empty();

    /** A law that was broken, and how. */
    record Breach(int law, String what) {}

    void broken(int law, String what) {
        if (first.isEmpty()) {
            first = Optional.of(new Breach(law, what));
        }
    }

    boolean isBroken() {
        return first.isPresent();
    }

    Optional<Breach> first() {
        return first;
    }
}
