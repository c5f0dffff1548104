package dev.livekeep.origin.fault;

import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;

/** Changes what a playlist says. */
public sealed interface PlaylistFault extends Fault {
    @Override
    default Set<RequestKind> usualKinds() {
        return EnumSet.of(RequestKind.MEDIA);
    }

    @Override
    default boolean denies() {
        return false;
    }

    /** Playlists stand still as they were when the rule began. */
    record Frozen() implements PlaylistFault {
        @Override
        public boolean denies() {
            return true;
        }
    }

    /** Playlists show the state of so many segments ago. */
    record Backward(int segments) implements PlaylistFault {}

    /** Something that is no playlist, status 200. */
    record Garbage() implements PlaylistFault {
        @Override
        public Set<RequestKind> usualKinds() {
            return EnumSet.of(RequestKind.MEDIA, RequestKind.MULTIVARIANT);
        }

        @Override
        public boolean denies() {
            return true;
        }
    }

    /** The multivariant playlist leaves a rendition out. */
    record Hide(String rendition) implements PlaylistFault {
        @Override
        public Set<RequestKind> usualKinds() {
            return EnumSet.of(RequestKind.MULTIVARIANT);
        }
    }

    /** The newest segment's date is unreadable. */
    record BadDate() implements PlaylistFault {}

    /** EXT-X-ENDLIST stands under a playlist that goes on. */
    record Endlist() implements PlaylistFault {}

    /** All dates are off by this much. */
    record ClockSkew(Duration by) implements PlaylistFault {}
}
