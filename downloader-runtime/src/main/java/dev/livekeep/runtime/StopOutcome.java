package dev.livekeep.runtime;

/** How a recording came to its end. */
public enum StopOutcome {
    /** Everything that came was published or discarded. */
    FINISHED,
    /** Time ran out; what could not be published in it is lost or lies as a temp for the next start. */
    ABANDONED,
    /** The capture itself failed; the reason has been logged. */
    FAILED
}
