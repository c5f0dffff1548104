package dev.livekeep.origin.check;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** A request, as the journal tells. */
record AskedFact(
        Instant at,
        int edge,
        String path,
        String kind,
        Optional<String> channel,
        Optional<String> rendition,
        Optional<String> session,
        OptionalLong content,
        Set<Long> listed,
        Set<Long> replaced) {
    boolean isTwitch() {
        return session.isPresent() || path.startsWith("/usher/") || path.equals("/gql");
    }
}
