package dev.livekeep.origin.check;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A set of moments, as spans that are apart and in order. Immutable. */
final class Spans {
    /** Long before and long after everything. */
    static final Instant NEVER_BEFORE = Instant.EPOCH;

    static final Instant NEVER_AFTER = Instant.parse("9999-01-01T00:00:00Z");

    private final List<Span> spans;

    /** From {@code from} (inclusive) to {@code to} (exclusive). */
    private record Span(Instant from, Instant to) {}

    private Spans(List<Span> spans) {
        this.spans = List.copyOf(spans);
    }

    static Spans none() {
        return new Spans(List.of());
    }

    static Spans always() {
        return of(NEVER_BEFORE, NEVER_AFTER);
    }

    static Spans of(Instant from, Instant to) {
        return from.isBefore(to) ? new Spans(List.of(new Span(from, to))) : none();
    }

    boolean isEmpty() {
        return spans.isEmpty();
    }

    Optional<Instant> first() {
        return spans.stream().findFirst().map(Span::from);
    }

    /** The spans' lengths added up. */
    Duration total() {
        Duration total = Duration.ZERO;
        for (Span span : spans) {
            total = total.plus(Duration.between(span.from(), span.to()));
        }
        return total;
    }

    Spans and(Spans other) {
        List<Span> both = new ArrayList<>();
        for (Span a : spans) {
            for (Span b : other.spans) {
                Instant from = a.from().isAfter(b.from()) ? a.from() : b.from();
                Instant to = a.to().isBefore(b.to()) ? a.to() : b.to();
                if (from.isBefore(to)) {
                    both.add(new Span(from, to));
                }
            }
        }
        return new Spans(both);
    }

    Spans not() {
        List<Span> gaps = new ArrayList<>();
        Instant at = NEVER_BEFORE;
        for (Span span : spans) {
            if (at.isBefore(span.from())) {
                gaps.add(new Span(at, span.from()));
            }
            at = span.to();
        }
        if (at.isBefore(NEVER_AFTER)) {
            gaps.add(new Span(at, NEVER_AFTER));
        }
        return new Spans(gaps);
    }

    Spans without(Spans other) {
        return and(other.not());
    }

    Spans or(Spans other) {
        return not().and(other.not()).not();
    }

    /** Each span without its beginning, but for one that has always been. */
    Spans delayedBy(Duration time) {
        List<Span> later = new ArrayList<>();
        for (Span span : spans) {
            Instant from =
                    span.from().equals(NEVER_BEFORE) ? span.from() : span.from().plus(time);
            if (from.isBefore(span.to())) {
                later.add(new Span(from, span.to()));
            }
        }
        return new Spans(later);
    }

    /** All of it from the first moment of {@code other} on: what can be used once the other was seen. */
    Spans onceSeen(Spans other) {
        return other.first().map(seen -> and(of(seen, NEVER_AFTER))).orElseGet(Spans::none);
    }

    @Override
    public String toString() {
        return spans.toString();
    }
}
