package dev.livekeep.domain.capture;

/** How publishing ended. The draft is gone in every case. */
public sealed interface KeepResult {

    /** Visible and stored. */
    record Stored() implements KeepResult {}

    /** The same copy was there. */
    record AlreadyThere() implements KeepResult {}

    /** Not published for sure. */
    record Failed(String reason, boolean noSpace) implements KeepResult {}
}
