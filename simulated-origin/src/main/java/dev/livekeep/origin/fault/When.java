package dev.livekeep.origin.fault;

import java.time.Duration;
import java.util.OptionalLong;

/** When a rule applies. */
public sealed interface When {
    boolean holds(Duration sinceStart, OptionalLong content);

    /** At all times. */
    record Always() implements When {
        @Override
        public boolean holds(Duration sinceStart, OptionalLong content) {
            return true;
        }
    }

    /** From {@code from} (inclusive) until {@code to} (exclusive) after the origin's start. */
    record Between(Duration from, Duration to) implements When {
        public Between {
            if (from.isNegative() || from.compareTo(to) >= 0) {
                throw new IllegalArgumentException(
                        "want a time window that begins before it ends, got " + from + ".." + to);
            }
        }

        @Override
        public boolean holds(Duration sinceStart, OptionalLong content) {
            return sinceStart.compareTo(from) >= 0 && sinceStart.compareTo(to) < 0;
        }
    }

    /** For content numbers {@code first} to {@code last}, both inclusive. */
    record Contents(long first, long last) implements When {
        public Contents {
            if (first < 0 || first > last) {
                throw new IllegalArgumentException("want a range of content numbers, got " + first + ".." + last);
            }
        }

        @Override
        public boolean holds(Duration sinceStart, OptionalLong content) {
            return content.isPresent() && content.getAsLong() >= first && content.getAsLong() <= last;
        }
    }
}
