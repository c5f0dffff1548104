package dev.livekeep.twitch;

import dev.livekeep.domain.playlist.Playlist;
import dev.livekeep.domain.playlist.PlaylistReader;
import dev.livekeep.domain.playlist.UnreadablePlaylistException;
import dev.livekeep.twitch.http.Bodies;
import dev.livekeep.twitch.http.Cancellation;
import dev.livekeep.twitch.http.HttpAnswer;
import dev.livekeep.twitch.http.HttpAsk;
import dev.livekeep.twitch.http.HttpCaller;
import java.io.IOException;
import java.util.Map;
import java.util.function.IntPredicate;

/** Fetches one playlist of either kind and reads it. */
final class PlaylistFetcher {

    private final HttpCaller caller;
    private final PlaylistReader reader = new PlaylistReader();
    private final String userAgent;

    PlaylistFetcher(HttpCaller caller, String userAgent) {
        this.caller = caller;
        this.userAgent = userAgent;
    }

    /** What came. */
    sealed interface Fetched {

        /** A playlist, and its text as it came. */
        record Good(Playlist playlist, String text) implements Fetched {}

        /** Another status than 2xx, and the beginning of what came with it. */
        record Bad(int status, String words) implements Fetched {

            /** Whether it means that nothing is to be had under this address. */
            boolean saysItAll() {
                return saysItAll(status);
            }

            private static boolean saysItAll(int status) {
                return status == 403 || status == 404 || status == 410;
            }

            /** One line for people, nothing foreign raw in it. */
            String line() {
                return words.isBlank() ? "status " + status : "status " + status + ", " + Shown.words(words);
            }
        }
    }

    /** Fetches a playlist; a refusal is told with its words. */
    Fetched fetch(HttpAsk ask, Cancellation stop) throws IOException {
        return fetch(ask, Map.of(), status -> true, stop);
    }

    /**
     * Fetches a media playlist, which may import variables. Where the status says it all, no body is waited for, which
     * may never come.
     */
    Fetched fetchMedia(HttpAsk ask, Map<String, String> imports, Cancellation stop) throws IOException {
        return fetch(ask, imports, status -> !Fetched.Bad.saysItAll(status), stop);
    }

    private Fetched fetch(HttpAsk ask, Map<String, String> imports, IntPredicate needsWords, Cancellation stop)
            throws IOException {
        HttpAsk whole = ask.with("User-Agent", userAgent).with("Accept-Encoding", "gzip");
        try (HttpAnswer answer = caller.exchange(whole, stop)) {
            if (!answer.isGood()) {
                String words = needsWords.test(answer.status())
                        ? Bodies.beginning(answer, caller.limits().errorBytes())
                        : "";
                return new Fetched.Bad(answer.status(), words);
            }
            String text = reader.decode(Bodies.whole(answer, caller.limits().playlistBytes()));
            if (text.isBlank()) {
                throw new IOException("wanted a playlist, found nothing in an answer with status " + answer.status());
            }
            return new Fetched.Good(reader.read(text, answer.uri(), imports), text);
        } catch (UnreadablePlaylistException e) {
            throw new IOException(e.getMessage(), e);
        }
    }
}
