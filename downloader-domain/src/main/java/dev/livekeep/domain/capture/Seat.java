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
    private Optional<Known> known = Optional.empty();
    private boolean newUrlWanted;
    private boolean worked;
    private String lastTold = "";

    /** A media playlist's URL, and when the fetch that brought it began. */
    record Known(URI uri, Moment born) {}

    /** A worker as its manager sees it. */
    static final class Polling {
        private final WorkerId id;
        private final URI uri;
        private Moment born;
        private boolean working;
        private boolean refused;
        private boolean ended;

        Polling(WorkerId id, Known known) {
            this.id = id;
            this.uri = known.uri();
            this.born = known.born();
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
        void confirmed(Moment asked) {
            born = asked;
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

    boolean isNewest(WorkerId id) {
        return newest().filter(worker -> worker.id().equals(id)).isPresent();
    }

    boolean polls(URI uri) {
        return workers.stream().anyMatch(worker -> worker.uri().equals(uri));
    }

    Optional<Known> known() {
        return known;
    }

    void know(Known now) {
        known = Optional.of(now);
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

    /** Whether this is news; what was told last is remembered. */
    boolean isNews(String words) {
        boolean news = !lastTold.equals(words);
        lastTold = words;
        return news;
    }
}
