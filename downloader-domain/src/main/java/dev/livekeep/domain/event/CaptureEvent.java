package dev.livekeep.domain.event;

import dev.livekeep.domain.archive.Channel;
import dev.livekeep.domain.archive.Quality;
import dev.livekeep.domain.archive.SegmentPath;
import dev.livekeep.domain.playlist.ListingId;
import dev.livekeep.domain.playlist.PlaylistChange;
import dev.livekeep.domain.source.EndProof;
import dev.livekeep.domain.source.Refusal;
import dev.livekeep.domain.time.Tick;
import dev.livekeep.domain.timeline.DateOrigin;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One thing that happened to a channel's recording.
 *
 * @param instance which recorder saw it
 * @param channel whose recording
 * @param number counts the channel's events from 1 without a gap
 * @param wall when, by the wall clock
 * @param tick when, by the monotonic clock
 * @param detail what
 */
public record CaptureEvent(String instance, Channel channel, long number, Instant wall, Tick tick, Detail detail) {

    /** What happened; one record per kind. Foreign text in it is not yet fit for a terminal. */
    public sealed interface Detail {}

    // --- the recording as a whole

    /** Recording of the channel begins. */
    public record Started(boolean important, List<Quality> qualities) implements Detail {}

    /** The process stood still. */
    public record Paused(Duration time) implements Detail {}

    /** Something waited for its turn in the channel's lane for longer than it should. At most once a second. */
    public record LaneLate(Duration delay) implements Detail {}

    /** Nothing new is started from here on. */
    public record Stopping(String why) implements Detail {}

    /** Everything is over. */
    public record Stopped() implements Detail {}

    /**
     * A complete listener was too slow: it missed as many of the channel's events, the last of them with this event's
     * number. Told to that listener only.
     */
    public record EventsLost(long count) implements Detail {}

    // --- where the stream is

    /** The service says the channel is not live. Told when that changes. */
    public record Offline(String words) implements Detail {}

    /** The service refuses. Told when that changes. */
    public record StreamRefused(Refusal refusal, String words) implements Detail {}

    /** A look for the stream failed, or was slow beyond its soft timeout. */
    public record RefreshFailed(String reason) implements Detail {}

    /** The stream is live, or its details changed. */
    public record StreamFound(List<String> offered, String details) implements Detail {}

    /** A variant was chosen for a quality. Told once per change. */
    public record VariantChosen(
            Quality quality, String wanted, String variant, List<String> offered, List<String> warnings)
            implements Detail {}

    /** A wanted quality is not offered. Told once per change. */
    public record QualityMissing(Quality quality, String wanted, List<String> offered) implements Detail {}

    // --- workers

    /**
     * Polling of a media playlist begins.
     *
     * @param where host and path, without the query
     */
    public record WorkerStarted(Quality quality, long worker, String where) implements Detail {}

    /** A worker listed its first real segment. */
    public record WorkerWorking(Quality quality, long worker) implements Detail {}

    /** A worker was stopped. */
    public record WorkerStopped(Quality quality, long worker, String why) implements Detail {}

    /** A worker wants another URL and goes on polling this one. */
    public record NewUrlWanted(Quality quality, long worker, String why) implements Detail {}

    /** A poll failed, was refused, or was slow beyond its soft timeout. */
    public record PollFailed(Quality quality, long worker, String reason) implements Detail {}

    /** A poll was answered with a playlist. */
    public record Polled(Quality quality, long worker, PlaylistChange change) implements Detail {}

    /** A quality's recording stands still although the origin answers, or no longer does ({@code stalled} false). */
    public record Stalled(Quality quality, boolean stalled, String why) implements Detail {}

    /** The playlist says the stream is over. */
    public record PlaylistEnded(Quality quality, long worker) implements Detail {}

    /** The stream of every quality is over for good, and the recording ends with it. */
    public record StreamEnded() implements Detail {}

    /** A playlist held lines that could not be read. Told once per kind and worker. */
    public record PlaylistTrouble(Quality quality, long worker, String problem) implements Detail {}

    // --- segments

    /** A listed segment got its place in the book; {@link SegmentClosed} follows exactly once. */
    public record SegmentListed(
            Quality quality,
            ListingId listing,
            Optional<Instant> programDateTime,
            Instant start,
            DateOrigin origin,
            Duration duration)
            implements Detail {}

    /** A listed segment is an ad and is skipped. Once per listing. */
    public record AdSkipped(Quality quality, ListingId listing, String sign, Duration duration) implements Detail {}

    /** A listed segment is an ad and is stored in a folder of its own, as which it is listed. Once per listing. */
    public record AdKept(Quality quality, ListingId listing, String sign, Duration duration, Quality folder)
            implements Detail {}

    /** What was listed behind the live edge when recording began is not wanted. */
    public record WindowSkipped(Quality quality, long segments, Duration duration) implements Detail {}

    /** A listed segment is marked as missing by the origin. Once per listing. */
    public record GapListed(Quality quality, ListingId listing, Instant start, Duration duration) implements Detail {}

    /** A listed date differs from the one expected. Once per listing. */
    public record SkewSeen(Quality quality, ListingId listing, Duration skew, boolean suspicious) implements Detail {}

    /**
     * The clock of a session was compared with the one that segments are named by.
     *
     * @param session as in its listings
     * @param offset what is added to its dates
     */
    public record ClockCompared(Quality quality, String session, Duration offset) implements Detail {}

    /**
     * Segments are listed of which no copy can be full: undated, without a duration, encrypted by a method that is not
     * decrypted. Once per reason and worker; each copy's {@link SegmentClosed} gives the same reason.
     */
    public record NoFullCopies(Quality quality, String why) implements Detail {}

    /** Segments were published and taken away between two polls: never listed to us. */
    public record WindowMissed(Quality quality, long segments) implements Detail {}

    /** A download begins; {@link AttemptEnded} of the same attempt follows exactly once. */
    public record AttemptStarted(Quality quality, ListingId listing, long attempt) implements Detail {}

    /** A download ended. */
    public record AttemptEnded(
            Quality quality,
            ListingId listing,
            long attempt,
            Outcome outcome,
            String reason,
            long bytes,
            Duration elapsed,
            EndProof proof,
            boolean resumed)
            implements Detail {}

    /**
     * A copy is stored.
     *
     * @param store the name of the store that holds it; of several, the one that decides
     * @param bodyBytes without the init section
     * @param behind how far behind the end of the segment's own time it was stored, by the wall clock
     */
    public record CopyStored(Quality quality, SegmentPath path, String store, long bodyBytes, Duration behind)
            implements Detail {}

    /**
     * Publishing failed; the segment is fetched again.
     *
     * @param store the name of the store that failed; of several, the one that decides
     */
    public record KeepFailed(Quality quality, SegmentPath path, String store, String reason, boolean noSpace)
            implements Detail {}

    /**
     * A store's disk, or our share of it, became full, or has space again.
     *
     * @param reason in the store's words; empty where there is space again
     */
    public record StoreFull(boolean full, String reason) implements Detail {}

    /** What became of a listed segment; once per {@link SegmentListed}. */
    public record SegmentClosed(
            Quality quality, ListingId listing, Instant start, Duration duration, Closing closing, String reason)
            implements Detail {}

    /** How an attempt ended. */
    public enum Outcome {
        RECEIVED,
        CUT,
        REFUSED,
        NO_ANSWER,
        STORE_FAILED,
        CANCELLED
    }

    /** What became of a segment (design §3, law 1). */
    public enum Closing {
        STORED_FULL,
        STORED_SUSPECT,
        STORED_PARTIAL,
        ALREADY_THERE,
        /** Its best copy is in safe hands and will be stored, but was not by the time the recording ended. */
        ACCEPTED,
        /** The recording was stopped before anything came of it, and nothing had gone wrong. */
        NOT_FETCHED,
        GIVEN_UP
    }
}
