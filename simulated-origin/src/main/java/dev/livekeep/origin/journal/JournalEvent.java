package dev.livekeep.origin.journal;

import dev.livekeep.origin.fault.Rule;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Supplier;

/** One line of the journal; docs/origin.md says what each field means. */
public sealed interface JournalEvent {
    /** When it happened, by the origin's clock. */
    Instant at();

    /** The line as a JSON object. */
    default String json() {
        return Json.text(JournalFields.of(this));
    }

    /** The origin began. */
    record Started(Instant at, long seed, Duration segmentDuration, int window, int edges) implements JournalEvent {}

    /** A channel there is, and its renditions; the first is the source. */
    record ChannelSet(Instant at, String channel, List<String> renditions) implements JournalEvent {
        public ChannelSet {
            renditions = List.copyOf(renditions);
        }
    }

    /**
     * A segment came into being.
     *
     * @param content its number in the channel, the same in all renditions and sessions
     * @param broadcast which broadcast of the channel it belongs to, from 1
     * @param date its true date, before any session's clock offset
     * @param leaves when it leaves the newest playlist
     * @param gone from when on it answers 404
     * @param sha256 of what a recorder stores, so with the init section where there is one
     */
    record Published(
            Instant at,
            String channel,
            String rendition,
            long content,
            int broadcast,
            long mediaSequence,
            Instant date,
            Duration duration,
            Instant leaves,
            Instant gone,
            long bytes,
            Supplier<String> sha256)
            implements JournalEvent {}

    /** An advertisement was fetched; its bytes belong in no archive. */
    record Advertised(
            Instant at, String channel, String rendition, String session, long content, Supplier<String> sha256)
            implements JournalEvent {}

    /**
     * A session was opened by a multivariant playlist.
     *
     * @param clockOffset how far its dates are off the true ones
     * @param broadcast the only one it lists
     * @param firstContent the oldest content it can list
     * @param expires when its addresses begin to answer 403
     */
    record SessionOpened(
            Instant at,
            String session,
            String channel,
            Duration clockOffset,
            int broadcast,
            long firstContent,
            Instant expires)
            implements JournalEvent {}

    /**
     * A request was answered, or was not.
     *
     * @param listed content numbers in a playlist that was sent whole
     * @param replaced content numbers in whose places it listed advertisements
     */
    record Asked(
            Instant at,
            Instant until,
            long connection,
            int edge,
            String method,
            String path,
            String kind,
            Optional<String> channel,
            Optional<String> rendition,
            Optional<String> session,
            OptionalLong content,
            Optional<String> range,
            Optional<String> listed,
            Optional<String> replaced,
            int status,
            long bytes,
            long expected,
            boolean complete,
            Optional<String> fault)
            implements JournalEvent {}

    /** A connection to a dead edge was reset before it could ask. */
    record Refused(Instant at, int edge) implements JournalEvent {}

    /** A fault script with so many rules took over; the rules of the one before no longer hold. */
    record ScriptSet(Instant at, int rules) implements JournalEvent {}

    /** One rule of the script that took over at that moment. */
    record RuleSet(Instant at, Instant originStarted, Rule rule) implements JournalEvent {}

    /** A request differed from what Twitch's clients send. */
    record ProtocolViolation(Instant at, long connection, String path, String difference) implements JournalEvent {}

    /** The origin ended; how often each fault was served. */
    record Closed(Instant at, Map<String, Long> faults) implements JournalEvent {
        public Closed {
            faults = Map.copyOf(faults);
        }
    }
}
