package dev.livekeep.domain.source;

import dev.livekeep.domain.playlist.MediaPlaylist;

/** What came of one poll of a media playlist. */
public sealed interface MediaAnswer {

    /**
     * A media playlist.
     *
     * @param text as it came, for those who keep playlists
     */
    record Listed(MediaPlaylist playlist, String text) implements MediaAnswer {}

    /** 403, 404 or 410: the URL is expired, gone, or not there for the moment. */
    record Refused(int status) implements MediaAnswer {}

    /** No usable answer: network, deadline, another status, not a playlist. */
    record Failed(String reason) implements MediaAnswer {}
}
