package dev.livekeep.twitch;

import dev.livekeep.domain.playlist.MediaPlaylist;
import dev.livekeep.domain.playlist.MultivariantPlaylist;
import dev.livekeep.domain.source.ClientRole;
import dev.livekeep.domain.source.MediaAnswer;
import dev.livekeep.domain.source.Refusal;
import dev.livekeep.domain.source.StreamAnswer;
import dev.livekeep.twitch.PlaylistFetcher.Fetched;
import dev.livekeep.twitch.http.Cancellation;
import dev.livekeep.twitch.http.HttpAsk;
import dev.livekeep.twitch.http.Owner;
import java.io.IOException;
import java.net.URI;
import java.util.Optional;

/** Finds a stream by the address of its multivariant or media playlist (contract §10 P2). */
final class UrlFinder implements StreamFinder<URI> {

    private final PlaylistFetcher playlists;

    UrlFinder(PlaylistFetcher playlists) {
        this.playlists = playlists;
    }

    @Override
    public StreamAnswer find(URI uri, Owner owner, ClientRole client, Cancellation stop) throws IOException {
        return switch (playlists.fetch(HttpAsk.get("url_master_playlist", uri, client, owner), stop)) {
            case Fetched.Good(MultivariantPlaylist playlist, String text) ->
                playlist.variants().isEmpty()
                        ? new StreamAnswer.Failed("the playlist lists no variant")
                        : new StreamAnswer.Variants(playlist, "");
            case Fetched.Good(MediaPlaylist playlist, String text) ->
                new StreamAnswer.SingleMedia(
                        uri,
                        playlist.needsFullReload()
                                ? Optional.empty()
                                : Optional.of(new MediaAnswer.Listed(playlist, text)));
            case Fetched.Bad bad -> refused(bad);
        };
    }

    private static StreamAnswer refused(Fetched.Bad bad) {
        return switch (bad.status()) {
            case 404, 410 -> new StreamAnswer.Offline(bad.line());
            case 401, 403, 451 -> new StreamAnswer.Refused(Refusal.OTHER, bad.line());
            default -> new StreamAnswer.Failed(bad.line());
        };
    }
}
