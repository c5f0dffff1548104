package dev.livekeep.domain.capture;

import dev.livekeep.domain.source.MediaAnswer;
import dev.livekeep.domain.source.StreamAnswer;
import dev.livekeep.domain.time.Tick;
import java.time.Duration;

/** What can happen to a channel's capture. Replies may come late, twice, or after a cancel; that is ordinary. */
public sealed interface CaptureInput {

    /** A wake-up is due, or may be. The first one begins the capture. */
    record TimePassed() implements CaptureInput {}

    /** Answer to {@link CaptureAction.FindStream}. */
    record StreamAnswered(FetchId fetch, StreamAnswer answer) implements CaptureInput {}

    /** Answer to {@link CaptureAction.PollMedia}. */
    record MediaAnswered(FetchId fetch, MediaAnswer answer) implements CaptureInput {}

    /** A download got its place in the process and its request is on the way. The attempt's clock starts here. */
    record DownloadStarted(AttemptId attempt) implements CaptureInput {}

    /**
     * How a running download stands; told before each {@link TimePassed} for those under way.
     *
     * @param opened good headers have come
     * @param bodyBytes body bytes taken in so far
     * @param lastByte when the last byte came, or the request was sent
     * @param held the attempt waits for the store, not for the network
     */
    record Progress(AttemptId attempt, boolean opened, long bodyBytes, Tick lastByte, boolean held)
            implements CaptureInput {}

    /** A download is over; its connection is closed. */
    record DownloadEnded(AttemptId attempt, DownloadResult result) implements CaptureInput {}

    /** Answer to {@link CaptureAction.LookUp}. */
    record LookedUp(SlotId slot, Presence presence) implements CaptureInput {}

    /** Answer to {@link CaptureAction.Keep}. */
    record KeepEnded(AttemptId attempt, KeepResult result) implements CaptureInput {}

    /** The process stood still; deadlines shift by this much (design §4 Pauses). Comes before every other due input. */
    record Paused(Duration time) implements CaptureInput {}

    /**
     * Stop: start nothing new, cut what is under way, publish what came.
     *
     * @param why for the log
     */
    record Stop(String why) implements CaptureInput {}

    /** Whether the archive holds a slot. */
    enum Presence {
        PRESENT,
        TOMBSTONED,
        ABSENT
    }
}
