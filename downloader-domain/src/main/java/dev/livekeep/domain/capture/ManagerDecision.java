package dev.livekeep.domain.capture;

import dev.livekeep.domain.archive.Quality;
import dev.livekeep.domain.source.MediaAnswer;
import java.net.URI;
import java.util.Optional;

/** What a manager decided about workers. */
sealed interface ManagerDecision {

    /**
     * Poll this URL.
     *
     * @param first an answer that is already there, as the first poll's
     */
    record Start(WorkerId worker, Quality quality, URI uri, Optional<First> first) implements ManagerDecision {}

    /** What looking for the stream found at the URL, and when it was asked. */
    record First(MediaAnswer.Listed answer, Moment asked) {}

    /** Poll it no longer. */
    record Stop(WorkerId worker, String why) implements ManagerDecision {}
}
