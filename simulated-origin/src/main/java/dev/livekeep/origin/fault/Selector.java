package dev.livekeep.origin.fault;

import java.util.EnumSet;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * For whom a rule applies; what is empty matches everything.
 *
 * @param path how the path of a request begins, for example {@code /usher/api/v2/}
 */
public record Selector(
        Optional<String> channel,
        Optional<String> rendition,
        OptionalInt edge,
        Set<RequestKind> kinds,
        Optional<String> path) {
    public Selector {
        kinds = Set.copyOf(kinds);
    }

    /** Matches every request. */
    public static Selector everything() {
        return new Selector(
                Optional.empty(),
                Optional.empty(),
                OptionalInt.empty(),
                EnumSet.allOf(RequestKind.class),
                Optional.empty());
    }

    /** This selector for some kinds of request only. */
    public Selector of(RequestKind first, RequestKind... more) {
        return new Selector(channel, rendition, edge, EnumSet.of(first, more), path);
    }

    /** This selector for one channel only. */
    public Selector on(String onlyChannel) {
        return new Selector(Optional.of(onlyChannel), rendition, edge, kinds, path);
    }

    /** This selector for one edge only, counted from 1. */
    public Selector at(int onlyEdge) {
        return new Selector(channel, rendition, OptionalInt.of(onlyEdge), kinds, path);
    }

    /** This selector for paths that begin so only. */
    public Selector below(String prefix) {
        return new Selector(channel, rendition, edge, kinds, Optional.of(prefix));
    }

    boolean matches(RequestFacts facts) {
        return kinds.contains(facts.kind())
                && (channel.isEmpty() || channel.equals(facts.channel()))
                && (rendition.isEmpty() || rendition.equals(facts.rendition()))
                && path.map(facts.path()::startsWith).orElse(true)
                && (edge.isEmpty() || edge.getAsInt() == facts.edge());
    }

    boolean matchesChannel(String name) {
        return channel.isEmpty() || channel.get().equals(name);
    }
}
