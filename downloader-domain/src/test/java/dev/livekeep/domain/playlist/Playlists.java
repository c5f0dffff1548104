package dev.livekeep.domain.playlist;

import java.net.URI;

/** Playlists for tests, read from their lines. */
public final class Playlists {
    /** The address every playlist of {@link #media} and {@link #multivariant} comes from. */
    public static final URI BASE = URI.create("https://cdn.example/live/list.m3u8?token=secret");

    private Playlists() {}

    /** Reads the lines after {@code #EXTM3U}. */
    public static MediaPlaylist media(String... lines) {
        return (MediaPlaylist) read(lines);
    }

    /** Reads the lines after {@code #EXTM3U}. */
    public static MultivariantPlaylist multivariant(String... lines) {
        return (MultivariantPlaylist) read(lines);
    }

    private static Playlist read(String... lines) {
        try {
            return new PlaylistReader().read("#EXTM3U\n" + String.join("\n", lines), BASE);
        } catch (UnreadablePlaylistException unreadable) {
            throw new IllegalArgumentException(unreadable);
        }
    }
}
