package dev.livekeep.domain.capture;

import dev.livekeep.domain.playlist.ListingId;
import dev.livekeep.domain.time.Tick;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Where one slot's bytes can be had: every listing of it, in the order they were found. */
final class Sources {
    private final List<Source> all = new ArrayList<>();
    private final Duration grace;

    Sources(Listing first, Duration grace, Tick now) {
        this.grace = grace;
        listedBy(first, now);
    }

    /** Another listing of the slot, or one again; whether it is a new one. */
    boolean listedBy(Listing listing, Tick now) {
        for (Source known : all) {
            if (known.id().equals(listing.id())) {
                known.listedAgain();
                return false;
            }
        }
        all.add(new Source(listing.id(), listing.segment(), now));
        return true;
    }

    void unlisted(ListingId listing, Tick now) {
        all.stream().filter(source -> source.id().equals(listing)).forEach(source -> source.left(now));
    }

    /**
     * The one most likely to answer: one that is not being asked, then the one that let us down least often, listed
     * before gone, then the newest.
     */
    Optional<Source> best(Predicate<Source> beingAsked, Tick now) {
        Source best = null;
        int bestRank = Integer.MAX_VALUE;
        for (Source source : all) {
            if (now.isBefore(source.askableAt()) || source.exhausted(now, grace)) {
                continue;
            }
            int rank = (beingAsked.test(source) ? 1 << 20 : 0) + source.trouble() * 2 + (source.listed() ? 0 : 1);
            if (rank <= bestRank) {
                best = source;
                bestRank = rank;
            }
        }
        return Optional.ofNullable(best);
    }

    /** Whether there is one in the listing's session, in another place. */
    boolean haveAnother(ListingId listing) {
        return all.stream()
                .map(Source::id)
                .anyMatch(
                        id -> id.session().equals(listing.session()) && id.mediaSequence() != listing.mediaSequence());
    }

    /** None is listed any more, nor was of late. */
    boolean gone(Tick now) {
        return all.stream().allMatch(source -> source.gone(now, grace));
    }

    /** {@link #gone}, and each refused before. */
    boolean exhausted(Tick now) {
        return all.stream().allMatch(source -> source.exhausted(now, grace));
    }

    void addTo(Earliest earliest) {
        for (Source source : all) {
            earliest.add(source.goneAt(grace)).add(source.askableAt());
        }
    }
}
