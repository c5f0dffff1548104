package dev.livekeep.origin.fault;

import java.net.URI;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** Something that goes wrong. The names are those of the fault script, see docs/origin.md. */
public sealed interface Fault {
    /** Its name in scripts and journals. */
    String name();

    /** Which requests it concerns when the script does not say. */
    default Set<RequestKind> usualKinds() {
        return EnumSet.allOf(RequestKind.class);
    }

    /** Whether a request it meets cannot get the bytes it wants. */
    default boolean denies() {
        return true;
    }

    /** How much longer a request it meets takes, where that is known without the body's size. */
    default Duration delay() {
        return Duration.ZERO;
    }

    /** How a body is delimited. */
    enum Framing {
        LENGTH,
        CHUNKED,
        NONE
    }

    /** What an answer to a request with a Range header looks like. */
    enum RangeAnswer {
        IGNORED,
        SHIFTED,
        NO_CONTENT_RANGE,
        REFUSED
    }

    /** Answers with this status and a few words. */
    record Status(int code) implements Fault {
        @Override
        public String name() {
            return "status";
        }
    }

    /** Resets the connection (TCP RST) before anything was answered. */
    record ResetBeforeHeaders() implements Fault {
        @Override
        public String name() {
            return "reset";
        }
    }

    /** Resets the connection when this part of the body was sent. */
    record ResetInBody(double fraction) implements Fault {
        @Override
        public String name() {
            return "reset-in-body";
        }
    }

    /** Ends the connection in an orderly way when this part of the body was sent. */
    record Truncate(Framing framing, double fraction) implements Fault {
        @Override
        public String name() {
            return "truncate";
        }
    }

    /** Sends nothing for so long, or for ever; then answers as usual. */
    record StallBeforeHeaders(Optional<Duration> time) implements Fault {
        @Override
        public String name() {
            return "stall";
        }

        @Override
        public boolean denies() {
            return time.isEmpty();
        }

        @Override
        public Duration delay() {
            return time.orElse(Duration.ZERO);
        }
    }

    /** Sends a part of the body, nothing for so long or for ever, then the rest. */
    record StallInBody(double fraction, Optional<Duration> time) implements Fault {
        @Override
        public String name() {
            return "stall-in-body";
        }

        @Override
        public boolean denies() {
            return time.isEmpty();
        }

        @Override
        public Duration delay() {
            return time.orElse(Duration.ZERO);
        }
    }

    /** Sends a part of the body, nothing for so long, then ends the body as if it were whole. */
    record CleanEnd(double fraction, Duration after) implements Fault {
        @Override
        public String name() {
            return "clean-end";
        }
    }

    /** Spreads the headers over this time. */
    record SlowHeaders(Duration time) implements Fault {
        @Override
        public String name() {
            return "slow-headers";
        }

        @Override
        public Duration delay() {
            return time;
        }

        @Override
        public boolean denies() {
            return false;
        }
    }

    /** Sends headers without end. */
    record EndlessHeaders() implements Fault {
        @Override
        public String name() {
            return "endless-headers";
        }
    }

    /** Sends the body at this rate. */
    record Drip(long bytesPerSecond) implements Fault {
        @Override
        public String name() {
            return "drip";
        }

        @Override
        public boolean denies() {
            return false;
        }
    }

    /** A body of no bytes, status 200. */
    record Empty() implements Fault {
        @Override
        public String name() {
            return "empty";
        }
    }

    /** A well-formed body that holds only this part of the media. */
    record Shortened(double fraction) implements Fault {
        @Override
        public String name() {
            return "short";
        }

        @Override
        public Set<RequestKind> usualKinds() {
            return EnumSet.of(RequestKind.SEGMENT);
        }
    }

    /** The edge is dead: each connection is reset. */
    record Dead() implements Fault {
        @Override
        public String name() {
            return "dead";
        }
    }

    /** Connections are accepted, requests read, nothing is ever said. */
    record BlackHole() implements Fault {
        @Override
        public String name() {
            return "black-hole";
        }
    }

    /** Everything answers 503. */
    record Outage() implements Fault {
        @Override
        public String name() {
            return "outage";
        }
    }

    /** Says another media type than the body has. */
    record ContentType(String type) implements Fault {
        @Override
        public String name() {
            return "content-type";
        }

        @Override
        public boolean denies() {
            return false;
        }
    }

    /** A body of so many zero bytes. */
    record Huge(long bytes) implements Fault {
        @Override
        public String name() {
            return "huge";
        }
    }

    /** Redirects to the same path on another edge, where the answer is given. */
    record RedirectToEdge(int edge) implements Fault {
        @Override
        public String name() {
            return "redirect-edge";
        }

        @Override
        public boolean denies() {
            return false;
        }
    }

    /** Redirects to itself without end. */
    record RedirectLoop() implements Fault {
        @Override
        public String name() {
            return "redirect-loop";
        }
    }

    /** Redirects to any address, for example {@code file:///etc/hostname}. */
    record RedirectTo(URI target) implements Fault {
        @Override
        public String name() {
            return "redirect";
        }
    }

    /** Answers requests with a Range header wrongly; others as usual. */
    record Range(RangeAnswer answer) implements Fault {
        @Override
        public String name() {
            return "range";
        }

        @Override
        public Set<RequestKind> usualKinds() {
            return EnumSet.of(RequestKind.SEGMENT);
        }

        @Override
        public boolean denies() {
            return false;
        }
    }

    /** Says a Content-Encoding; only {@code gzip} is really applied. */
    record Coded(String coding) implements Fault {
        @Override
        public String name() {
            return "coded";
        }

        @Override
        public boolean denies() {
            return !coding.equals("gzip");
        }
    }

    /** Playlists stand still as they were when the rule began. */
    record Frozen() implements OfPlaylists {
        @Override
        public String name() {
            return "frozen";
        }

        @Override
        public boolean denies() {
            return true;
        }
    }

    /** Playlists show the state of so many segments ago. */
    record Backward(int segments) implements OfPlaylists {
        @Override
        public String name() {
            return "backward";
        }
    }

    /** Something that is no playlist, status 200. */
    record Garbage() implements OfPlaylists {
        @Override
        public String name() {
            return "garbage";
        }

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
    record Hide(String rendition) implements OfPlaylists {
        @Override
        public String name() {
            return "hide";
        }

        @Override
        public Set<RequestKind> usualKinds() {
            return EnumSet.of(RequestKind.MULTIVARIANT);
        }
    }

    /** The newest segment's date is unreadable. */
    record BadDate() implements OfPlaylists {
        @Override
        public String name() {
            return "bad-date";
        }
    }

    /** EXT-X-ENDLIST stands under a playlist that goes on. */
    record EndList() implements OfPlaylists {
        @Override
        public String name() {
            return "endlist";
        }
    }

    /** All dates are off by this much. */
    record ClockSkew(Duration by) implements OfPlaylists {
        @Override
        public String name() {
            return "clock-skew";
        }
    }

    /** Content of this time is never published; where {@code tagged}, it is listed with EXT-X-GAP. */
    record Gap(boolean tagged) implements OfChannels {
        @Override
        public String name() {
            return "gap";
        }
    }

    /** The broadcast ends; after the rule a new one begins with a media sequence of its own. */
    record BroadcastEnd() implements OfChannels {
        @Override
        public String name() {
            return "broadcast-end";
        }
    }

    /** Twitch says no: see {@link Refusal}. */
    record Refuse(Refusal refusal) implements Fault {
        @Override
        public String name() {
            return "refuse";
        }

        @Override
        public Set<RequestKind> usualKinds() {
            return EnumSet.of(refusal.kind());
        }
    }

    /** Changes what a playlist says. */
    sealed interface OfPlaylists extends Fault {
        @Override
        default Set<RequestKind> usualKinds() {
            return EnumSet.of(RequestKind.MEDIA);
        }

        @Override
        default boolean denies() {
            return false;
        }
    }

    /** Changes what a channel publishes; decided by when the content is made, not by requests. */
    sealed interface OfChannels extends Fault {
        @Override
        default Set<RequestKind> usualKinds() {
            return EnumSet.noneOf(RequestKind.class);
        }

        @Override
        default boolean denies() {
            return false;
        }
    }
}
