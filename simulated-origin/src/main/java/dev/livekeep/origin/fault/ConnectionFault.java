package dev.livekeep.origin.fault;

import java.time.Duration;
import java.util.Optional;

/** Changes how an answer travels. */
public sealed interface ConnectionFault extends Fault {
    @Override
    default boolean denies() {
        return true;
    }

    /** Resets the connection (TCP RST) before anything was answered. */
    record Reset() implements ConnectionFault {}

    /** Resets the connection when this part of the body was sent. */
    record ResetInBody(double fraction) implements ConnectionFault {}

    /** Ends the connection in an orderly way when this part of the body was sent. */
    record Truncate(Framing framing, double fraction) implements ConnectionFault {}

    /** Sends nothing for so long, or for ever; then answers as usual. */
    record Stall(Optional<Duration> time) implements ConnectionFault {
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
    record StallInBody(double fraction, Optional<Duration> time) implements ConnectionFault {
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
    record CleanEnd(double fraction, Duration after) implements ConnectionFault {}

    /** Spreads the headers over this time. */
    record SlowHeaders(Duration time) implements ConnectionFault {
        @Override
        public boolean denies() {
            return false;
        }

        @Override
        public Duration delay() {
            return time;
        }
    }

    /** Sends headers without end. */
    record EndlessHeaders() implements ConnectionFault {}

    /** Sends the body at this rate. */
    record Drip(long bytesPerSecond) implements ConnectionFault {
        @Override
        public boolean denies() {
            return false;
        }
    }

    /** The edge is dead: each connection is reset. */
    record Dead() implements ConnectionFault {}

    /** Connections are accepted, requests read, nothing is ever said. */
    record BlackHole() implements ConnectionFault {}
}
