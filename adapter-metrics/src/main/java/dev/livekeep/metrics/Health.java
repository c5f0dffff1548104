package dev.livekeep.metrics;

import java.util.Optional;

/** Whether everything wanted is being recorded. Safe for many threads. */
@FunctionalInterface
public interface Health {

    /** What is wrong, in one line fit to be shown; empty when nothing is. */
    Optional<String> trouble();
}
