package dev.livekeep.domain.capture;

import dev.livekeep.domain.archive.Quality;
import java.net.URI;

/** What a manager decided about workers. */
sealed interface ManagerDecision {

    /** Poll this URL. */
    record Start(WorkerId worker, Quality quality, URI uri) implements ManagerDecision {}

    /** Poll it no longer. */
    record Stop(WorkerId worker, String why) implements ManagerDecision {}
}
