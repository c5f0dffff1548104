package dev.livekeep.ports;

/** Something under way at a port, answered exactly once through the reply it was given. Safe for many threads. */
public interface Call {

    /**
     * Ends it early: the connection is closed, not only forgotten. The reply still comes, soon, and may be any that was
     * already on its way. Never interrupts a thread that writes. May be called twice, also after the end.
     */
    void cancel();
}
