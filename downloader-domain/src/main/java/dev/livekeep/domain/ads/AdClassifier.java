package dev.livekeep.domain.ads;

import dev.livekeep.domain.playlist.MediaPlaylist;
import dev.livekeep.domain.playlist.SegmentMemory;
import dev.livekeep.domain.playlist.SegmentMemory.Seen;
import java.time.Instant;
import java.util.List;

/** Tells ads from content. Immutable, for any number of playlists and threads. */
public final class AdClassifier {
    private final AdRules rules;

    /** A classifier by these rules. */
    public AdClassifier(AdRules rules) {
        this.rules = rules;
    }

    /** The signs in one playlist, to be asked segment by segment as the dates become known. */
    public AdSigns in(MediaPlaylist playlist) {
        return in(playlist, new SegmentMemory("").take(playlist, Instant.EPOCH), new AdBreaks());
    }

    /**
     * The same for the next playlist of a session.
     *
     * @param segments which of the session's segments it lists
     * @param breaks where the session's ad breaks are remembered
     */
    public AdSigns in(MediaPlaylist playlist, List<Seen> segments, AdBreaks breaks) {
        return new AdSigns(rules, playlist, breaks.take(segments));
    }
}
