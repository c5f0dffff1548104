package dev.livekeep.origin.check;

import java.util.Locale;

/**
 * Something that is not as it should be.
 *
 * @param where a file of the archive, a segment or a path of the origin
 * @param words what was wanted and what was found
 */
public record CheckFinding(Kind kind, String where, String words) {
    /** What is wrong. */
    public enum Kind {
        /** Offered whole for long enough, yet neither a full nor a suspect copy is there. */
        MISSED,
        /** A name that contract §1 does not know. */
        UNREADABLE_NAME,
        /** A temp file of a recorder that has ended. */
        LEFT_OVER,
        /** Bytes that do not match the hash in their name. */
        WRONG_HASH,
        /** A full copy of bytes the origin never published. */
        NEVER_PUBLISHED,
        /** An advertisement. */
        ADVERTISEMENT,
        /** Bytes that were published for another channel or rendition. */
        WRONG_FOLDER,
        /** A full copy whose hour or time is that of no session's playlist. */
        WRONG_DATE,
        /** A full copy whose name has another duration than was listed. */
        WRONG_DURATION,
        /** More than one full copy of one segment. */
        DUPLICATE,
        /** A request that differs from what Twitch's clients send. */
        PROTOCOL,
        /** Nobody asked for anything. */
        NOTHING_ASKED
    }

    /** One line for a person. */
    public String inWords() {
        return kind.name().toLowerCase(Locale.ROOT).replace('_', ' ') + ": " + where + ": " + words;
    }
}
