package dev.livekeep.origin.check;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;

/**
 * A rule of a fault script, as the journal tells.
 *
 * @param holds the time in which its script held, and the rule in it
 * @param first of the content numbers it is for; empty where it looks at the time alone
 */
record RuleFact(
        Spans holds,
        boolean denies,
        boolean certain,
        Duration delay,
        OptionalDouble bytesPerSecond,
        Duration skew,
        Optional<String> channel,
        Optional<String> rendition,
        OptionalInt edge,
        Optional<String> path,
        Set<String> kinds,
        OptionalLong first,
        OptionalLong last) {

    /** This in a script that another replaced. */
    RuleFact until(Instant replaced) {
        return new RuleFact(
                holds.and(Spans.of(Spans.NEVER_BEFORE, replaced)),
                denies,
                certain,
                delay,
                bytesPerSecond,
                skew,
                channel,
                rendition,
                edge,
                path,
                kinds,
                first,
                last);
    }

    boolean concerns(Question question, String askedPath, int askedEdge) {
        return kinds.contains(question.kind())
                && (channel.isEmpty() || channel.get().equals(question.channel()))
                && (rendition.isEmpty() || rendition.equals(question.rendition()))
                && (edge.isEmpty() || edge.getAsInt() == askedEdge)
                && (path.isEmpty() || askedPath.startsWith(path.get()));
    }

    /** Whether a request that meets it goes without its bytes for longer than {@code patience}. */
    boolean withholds(long bytes, Duration patience) {
        double seconds =
                delay.toNanos() / 1e9 + (bytesPerSecond.isPresent() ? bytes / bytesPerSecond.getAsDouble() : 0);
        return denies || seconds > patience.toNanos() / 1e9;
    }
}
