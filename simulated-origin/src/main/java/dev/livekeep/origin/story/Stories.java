package dev.livekeep.origin.story;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** The stories that ship, by name. */
public final class Stories {
    /** A bit of everything. */
    public static final String USUAL = "everything";

    private static final List<String> NAMES = List.of(
            USUAL,
            "flaky-cdn",
            "dead-edge",
            "frozen-edge",
            "black-hole",
            "short-bodies",
            "truncated-bodies",
            "silent-bodies",
            "slow-drip",
            "forbidden-storm",
            "not-found-storm",
            "wrong-ranges",
            "going-backward",
            "garbage",
            "gzip-bodies",
            "clock-skew",
            "end-and-return",
            "restart",
            "usher-outage",
            "expiry-during-ad",
            "redirect-to-dead",
            "hostile-redirects");

    private Stories() {}

    /** All names, {@link #USUAL} first. */
    public static List<String> names() {
        return NAMES;
    }

    /** The story of that name, if there is one. */
    public static Optional<Story> named(String name) {
        return NAMES.contains(name) ? Optional.of(Story.parse(text(name))) : Optional.empty();
    }

    private static String text(String name) {
        try (InputStream in = Stories.class.getResourceAsStream(name + ".faults")) {
            return new String(Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
