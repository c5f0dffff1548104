package dev.livekeep.domain.ads;

import dev.livekeep.domain.playlist.MediaPlaylist;

/** Tells ads from content. Immutable, for any number of playlists and threads. */
public final class AdClassifier {
    private final AdRules rules;

    /** A classifier by these rules. */
    public AdClassifier(AdRules rules) {
        this.rules = rules;
    }

    /** The signs in one playlist, to be asked segment by segment as the dates become known. */
    public AdSigns in(MediaPlaylist playlist) {
        return in(playlist, new AdBreaks());
    }

    /** The same for the next playlist of a session whose ad breaks are remembered in {@code breaks}. */
    public AdSigns in(MediaPlaylist playlist, AdBreaks breaks) {
        return new AdSigns(rules, playlist, breaks.take(playlist));
    }
}
