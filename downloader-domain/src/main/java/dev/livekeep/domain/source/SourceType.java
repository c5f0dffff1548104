package dev.livekeep.domain.source;

import java.net.URI;

/** Where a channel's stream is to be found (contract §8: TYPE). */
public sealed interface SourceType {

    /** Contract §8's word for it. */
    String text();

    /** Whether each look for the stream opens a session of its own: with addresses, a clock and ads of its own (twitch.md). */
    default boolean hasSessions() {
        return false;
    }

    /**
     * The Twitch channel of the given login.
     *
     * @param login as Twitch spells it in URLs
     */
    record Twitch(String login) implements SourceType {
        @Override
        public String text() {
            return "twitch";
        }

        @Override
        public boolean hasSessions() {
            return true;
        }
    }

    /** A multivariant or a media playlist. */
    record Url(URI uri) implements SourceType {
        @Override
        public String text() {
            return "url";
        }
    }

    /** A page that yt-dlp turns into a playlist. */
    record Youtube(URI page) implements SourceType {
        @Override
        public String text() {
            return "youtube";
        }
    }
}
