package dev.livekeep.domain.playlist;

/** {@code EXT-X-PLAYLIST-TYPE}. */
public enum PlaylistType {
    /** Segments are only added. */
    EVENT,
    /** Nothing changes any more. */
    VOD
}
