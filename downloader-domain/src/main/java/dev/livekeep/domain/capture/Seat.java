package dev.livekeep.domain.capture;

import dev.livekeep.domain.archive.Quality;
import dev.livekeep.domain.quality.QualityWish;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The place of one quality at a {@link StreamsManager}: which URL is known, and which workers poll for it. */
final class Seat {
    private final QualityWish wish;
    private final List<Polling> workers = new ArrayList<>();
    private boolean newUrlWanted;
    private boolean worked;

    /**
     * A media playlist's URL.
     *
     * @param born when the fetch that brought it began
     * @param rank which of the wish's alternatives it is, 0 for the one that is wanted most
     */
    record Known(URI uri, Moment born, int rank) {}

    /** A worker as its manager sees it. */
    static final class Polling {
        private final WorkerId id;
        private final URI uri;
        private Moment born;
        private int rank;
        private boolean working;
        private boolean refused;
        private boolean ended;
        private boolean troubled;
        private boolean takenUp;

        Polling(WorkerId id, Known known) {
            this.id = id;
            this.uri = known.uri();
            this.born = known.born();
            this.rank = known.rank();
        }

        WorkerId id() {
            return id;
        }

        URI uri() {
            return uri;
        }

        Moment born() {
            return born;
        }

        /** Its URL was confirmed: it counts as new again. */
        void confirmed(Known known) {
            born = known.born();
            rank = known.uri().equals(uri) ? known.rank() : rank;
        }

        boolean working() {
            return working;
        }

        void isWorking() {
            working = true;
        }

        /** The URL answers, but not with a live playlist. */
        boolean spent() {
            return refused || ended;
        }

        void isRefused() {
            refused = true;
        }

        void hasEnded() {
            ended = true;
        }

        void answered() {
            refused = false;
            ended = false;
            troubled = false;
        }

        /** Something is wrong with its URL, or with the way to it. */
        void isTroubled() {
            troubled = true;
        }

        boolean takenUp() {
            return takenUp;
        }

        /** Its content is recorded. */
        void isTakenUp() {
            takenUp = true;
        }

        /** It lists content, and nothing is wrong. */
        boolean isFit() {
            return working && !troubled && !spent();
        }
    }

    Seat(QualityWish wish) {
        this.wish = wish;
    }

    QualityWish wish() {
        return wish;
    }

    Quality quality() {
        return wish.folder();
    }

    /** Oldest first. */
    List<Polling> workers() {
        return workers;
    }

    Optional<Polling> newest() {
        return workers.isEmpty() ? Optional.empty() : Optional.of(workers.get(workers.size() - 1));
    }

    Optional<Polling> worker(WorkerId id) {
        return workers.stream().filter(worker -> worker.id().equals(id)).findFirst();
    }

    /** The oldest, if a younger one lists content too. */
    Optional<Polling> spare() {
        return workers.stream().skip(1).anyMatch(Polling::isFit) ? Optional.of(workers.get(0)) : Optional.empty();
    }

    /** A copy. */
    List<Polling> olderThan(WorkerId id) {
        return workers.stream().takeWhile(worker -> !worker.id().equals(id)).toList();
    }

    boolean isNewest(WorkerId id) {
        return newest().filter(worker -> worker.id().equals(id)).isPresent();
    }

    boolean polls(URI uri) {
        return workers.stream().anyMatch(worker -> worker.uri().equals(uri));
    }

    /** Whether something else is polled than what is wanted most. */
    boolean standsIn() {
        return newest().filter(newest -> newest.rank > 0).isPresent();
    }

    /** Whether the URL is of an alternative that is wanted more than what is polled. */
    boolean prefers(Known other) {
        return newest().filter(newest -> other.rank() < newest.rank).isPresent();
    }

    /** Whether what is polled is wanted more than an alternative of that rank. */
    boolean prefersItself(int rank) {
        return newest().filter(newest -> newest.rank < rank).isPresent();
    }

    boolean newUrlWanted() {
        return newUrlWanted;
    }

    void wantNewUrl(boolean wanted) {
        newUrlWanted = wanted;
    }

    boolean worked() {
        return worked;
    }

    void hasWorked() {
        worked = true;
    }

    /** It was recording, and nothing it polls is live any more. */
    boolean lost() {
        return worked && workers.stream().allMatch(Polling::spent);
    }
}
