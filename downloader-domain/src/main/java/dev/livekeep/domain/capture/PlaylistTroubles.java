package dev.livekeep.domain.capture;

import dev.livekeep.domain.archive.Quality;
import dev.livekeep.domain.capture.CaptureAction.Tell;
import dev.livekeep.domain.event.CaptureEvent;
import dev.livekeep.domain.playlist.MediaPlaylist;
import dev.livekeep.domain.playlist.PlaylistProblem;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Tells what cannot be read in the lists of one worker, each kind of trouble once. */
final class PlaylistTroubles {
    private static final int MOST = 32;

    private final Quality quality;
    private final long worker;
    private final Set<String> told = new HashSet<>();

    PlaylistTroubles(Quality quality, WorkerId worker) {
        this.quality = quality;
        this.worker = worker.number();
    }

    void tell(MediaPlaylist playlist, List<CaptureAction> out) {
        for (PlaylistProblem problem : playlist.problems()) {
            if (told.size() < MOST && told.add(problem.wanted())) {
                out.add(new Tell(new CaptureEvent.PlaylistTrouble(quality, worker, problem.inWords())));
            }
        }
    }
}
