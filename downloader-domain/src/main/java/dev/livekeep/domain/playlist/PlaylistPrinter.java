package dev.livekeep.domain.playlist;

/**
 * Writes playlists. Reading what it wrote, from the same address and with the same imported variables, gives the same
 * playlist again, but for its problems: variables are written out, lost segments leave a line that is none, and tags
 * stand in an order of ours.
 */
public final class PlaylistPrinter {
    private PlaylistPrinter() {}

    /** The playlist as text, its lines ended with LF. */
    public static String print(Playlist playlist) {
        return switch (playlist) {
            case MediaPlaylist media -> new MediaPrinting(media).print();
            case MultivariantPlaylist multivariant -> new MultivariantPrinting(multivariant).print();
        };
    }
}
