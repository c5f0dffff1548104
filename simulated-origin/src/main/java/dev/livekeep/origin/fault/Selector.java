package dev.livekeep.origin.fault;

import java.util.EnumSet;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** For whom a rule applies; what is empty matches everything. */
public record Selector(Optional<String> channel, Optional<String> rendition, OptionalInt edge, Set<RequestKind> kinds) {
    public Selector {
        kinds = Set.copyOf(kinds);
    }

    /** Matches every request. */
    public static Selector everything() {
        return new Selector(Optional.empty(), Optional.empty(), OptionalInt.empty(), EnumSet.allOf(RequestKind.class));
    }

    /** This selector for some kinds of request only. */
    public Selector of(RequestKind first, RequestKind... more) {
        return new Selector(channel, rendition, edge, EnumSet.of(first, more));
    }

    /** This selector for one channel only. */
    public Selector on(String onlyChannel) {
        return new Selector(Optional.of(onlyChannel), rendition, edge, kinds);
    }

    /** This selector for one edge only, counted from 1. */
    public Selector at(int onlyEdge) {
        return new Selector(channel, rendition, OptionalInt.of(onlyEdge), kinds);
    }

    boolean matches(RequestFacts facts) {
        return kinds.contains(facts.kind())
                && (channel.isEmpty() || channel.equals(facts.channel()))
                && (rendition.isEmpty() || rendition.equals(facts.rendition()))
                && (edge.isEmpty() || edge.getAsInt() == facts.edge());
    }

    boolean matchesChannel(String name) {
        return channel.isEmpty() || channel.get().equals(name);
    }
}
