package dev.livekeep.origin.fault;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What a rule can look at.
 *
 * @param sinceStart time since the origin started
 * @param edge which edge was asked, from 1
 * @param content the content number asked for; for playlists the newest one published
 * @param path path of the request without query; `each` counts per path
 */
public record RequestFacts(
        Duration sinceStart,
        RequestKind kind,
        Optional<String> channel,
        Optional<String> rendition,
        int edge,
        OptionalLong content,
        String path) {}
