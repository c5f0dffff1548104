package dev.livekeep.domain.capture;

import dev.livekeep.domain.archive.Quality;
import dev.livekeep.domain.archive.SegmentDuration;
import dev.livekeep.domain.archive.SegmentPath;
import dev.livekeep.domain.archive.SegmentSlot;
import dev.livekeep.domain.event.CaptureEvent;
import dev.livekeep.domain.playlist.MediaSegment;
import dev.livekeep.domain.source.ClientRole;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What a channel's capture wants done. Each has an id its reply comes back under; performing one never waits. */
public sealed interface CaptureAction {

    /** Ask where the stream is. */
    record FindStream(FetchId fetch, ClientRole client, Duration hard) implements CaptureAction {}

    /** Fetch a media playlist. */
    record PollMedia(FetchId fetch, URI uri, ClientRole client, Duration hard) implements CaptureAction {}

    /** End a fetch of either kind; its reply may still come. */
    record CancelFetch(FetchId fetch) implements CaptureAction {}

    /** Ask the archive whether a full copy is there. */
    record LookUp(SlotId id, SegmentSlot slot) implements CaptureAction {}

    /**
     * Download a segment into a draft, as soon as the process has a place for it.
     *
     * @param span the listed duration, against which the media is checked
     * @param resume the ended attempt whose draft may be continued; that draft is used up only if the result says
     *     {@link BodyFacts#resumed}
     * @param deadlines limits for the headers and for the whole, of network time
     * @param urgency the start of the segment: of two downloads waiting in the process, the one with the earlier
     *     urgency goes first
     */
    record Download(
            AttemptId attempt,
            Quality quality,
            MediaSegment segment,
            ClientRole client,
            SegmentDuration span,
            Optional<AttemptId> resume,
            Deadlines deadlines,
            Instant urgency)
            implements CaptureAction {}

    /** Hard limits of one download. */
    record Deadlines(Duration headers, Duration whole) {}

    /** End a download, also one that still waits for its place; it still ends with a result. */
    record CancelDownload(AttemptId attempt) implements CaptureAction {}

    /** Publish the draft of an ended attempt. */
    record Keep(AttemptId attempt, SegmentPath path) implements CaptureAction {}

    /** Throw the draft of an ended attempt away. */
    record Discard(AttemptId attempt) implements CaptureAction {}

    /** Keep the playlists that introduced a copy. */
    record RecordPlaylists(SegmentPath path, List<PlaylistText> playlists) implements CaptureAction {}

    /** One remembered answer to a poll. */
    record PlaylistText(Instant asked, String text) {}

    /** Say what happened. */
    record Tell(CaptureEvent.Detail detail) implements CaptureAction {}

    /** Everything is over after a stop; no further input is needed. */
    record Finished() implements CaptureAction {}
}
