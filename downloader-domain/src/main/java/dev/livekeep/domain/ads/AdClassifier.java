package dev.livekeep.domain.ads;

import dev.livekeep.domain.playlist.MediaPlaylist;
import dev.livekeep.domain.playlist.MediaSegment;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;

/** Tells ads from content. Immutable, for any number of playlists and threads. */
public final class AdClassifier {
    private final AdRules rules;

    /** A classifier by these rules. */
    public AdClassifier(AdRules rules) {
        this.rules = rules;
    }

    /** The signs in one playlist, to be asked segment by segment as the dates become known. */
    public AdSigns in(MediaPlaylist playlist) {
        return new AdSigns(rules, playlist);
    }

    /** All signs in one playlist, in listed order; {@code dates} gives a segment's date where one is known. */
    public AdReading read(MediaPlaylist playlist, Function<MediaSegment, Optional<Instant>> dates) {
        AdSigns signs = in(playlist);
        var segments = playlist.segments().stream()
                .map(segment -> signs.of(segment, dates.apply(segment)))
                .toList();
        Optional<AdSign> last = segments.isEmpty() ? Optional.empty() : segments.get(segments.size() - 1);
        var prefetches = playlist.prefetches().stream()
                .map(prefetch -> signs.of(prefetch, last))
                .toList();
        return new AdReading(segments, prefetches);
    }
}
