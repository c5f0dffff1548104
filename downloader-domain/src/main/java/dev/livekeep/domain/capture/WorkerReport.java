package dev.livekeep.domain.capture;

import dev.livekeep.domain.playlist.ListingId;
import java.time.Instant;

/** What a worker found out, for the book and the manager of its channel. */
sealed interface WorkerReport {

    /**
     * A real segment that the poll before did not list.
     *
     * @param edge the start of the newest segment in the same playlist
     */
    record Listed(Listing listing, Instant edge) implements WorkerReport {}

    /** The segment is no longer listed. */
    record Unlisted(ListingId listing) implements WorkerReport {}

    /** The first real segment was listed: older workers may go. */
    record Working() implements WorkerReport {}

    /** A poll was answered well: nothing is wrong with the URL at the moment. */
    record Answered() implements WorkerReport {}

    /** Something is wrong with the URL, or with the way to it; the worker polls on. */
    record WantsNewUrl(String why) implements WorkerReport {}

    /** The URL answered 403, 404 or 410: if another is known, this one may be left. */
    record Refused(int status) implements WorkerReport {}

    /** The playlist is over. */
    record Ended() implements WorkerReport {}
}
