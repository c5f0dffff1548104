package dev.livekeep.origin.live;

import dev.livekeep.origin.fault.RequestKind;
import java.util.Optional;
import java.util.OptionalLong;

/** What a request asks for, as its path says; whether it is there is another question. */
public record Target(
        RequestKind kind,
        Optional<String> channel,
        Optional<String> rendition,
        Optional<String> session,
        OptionalLong content) {
    /** Something that belongs to no channel. */
    public static Target other(RequestKind kind) {
        return new Target(kind, Optional.empty(), Optional.empty(), Optional.empty(), OptionalLong.empty());
    }

    /** Something of a channel. */
    public static Target of(RequestKind kind, String channel) {
        return new Target(kind, Optional.of(channel), Optional.empty(), Optional.empty(), OptionalLong.empty());
    }

    /** This for one rendition. */
    public Target rendition(String name) {
        return new Target(kind, channel, Optional.of(name), session, content);
    }

    /** This in one session. */
    public Target session(String id) {
        return new Target(kind, channel, rendition, Optional.of(id), content);
    }

    /** This for one content number. */
    public Target content(long number) {
        return new Target(kind, channel, rendition, session, OptionalLong.of(number));
    }
}
