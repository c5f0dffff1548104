package dev.livekeep.domain.capture;

/** How publishing ended, or that it is certain to go on. The draft is gone in every case. */
public sealed interface KeepResult {

    /** In safe hands, but not stored yet: another result about the same attempt follows. */
    record Accepted() implements KeepResult {}

    /** Visible and stored in {@code store}, which decides. */
    record Stored(String store) implements KeepResult {}

    /** The same copy was there. */
    record AlreadyThere() implements KeepResult {}

    /** Not published for sure, says {@code store}, which decides. */
    record Failed(String store, String reason, boolean noSpace) implements KeepResult {}
}
