package dev.livekeep.ports;

import dev.livekeep.domain.archive.SegmentPath;

/**
 * Hears what becomes of copies in the single stores of a mirror. What the store that decides says is told as {@link
 * dev.livekeep.domain.event.CaptureEvent.CopyStored}; the others answer when they can, long after a recording has ended
 * perhaps, and so are not in a channel's row of events. Called from many threads; must return promptly and not throw.
 */
public interface StoreEvents {

    /** A store that does not decide has a copy. */
    void mirrored(String store, SegmentPath path);

    /** A store could not take a copy, which is queued for it. */
    void missed(String store, SegmentPath path, String reason);

    /** A store got a copy from another store, having missed it now or in an earlier life of the process. */
    void caughtUp(String store, SegmentPath path);

    /** Listens to nothing. */
    StoreEvents NONE = new StoreEvents() {
        @Override
        public void mirrored(String store, SegmentPath path) {}

        @Override
        public void missed(String store, SegmentPath path, String reason) {}

        @Override
        public void caughtUp(String store, SegmentPath path) {}
    };

    /** Tells this one first, then the other. */
    default StoreEvents andThen(StoreEvents other) {
        StoreEvents one = this;
        return new StoreEvents() {
            @Override
            public void mirrored(String store, SegmentPath path) {
                one.mirrored(store, path);
                other.mirrored(store, path);
            }

            @Override
            public void missed(String store, SegmentPath path, String reason) {
                one.missed(store, path, reason);
                other.missed(store, path, reason);
            }

            @Override
            public void caughtUp(String store, SegmentPath path) {
                one.caughtUp(store, path);
                other.caughtUp(store, path);
            }
        };
    }
}
