package dev.livekeep.twitch;

import dev.livekeep.domain.playlist.MultivariantPlaylist;
import dev.livekeep.domain.source.ClientRole;
import dev.livekeep.domain.source.StreamAnswer;
import dev.livekeep.twitch.PlaylistFetcher.Fetched;
import dev.livekeep.twitch.http.Cancellation;
import dev.livekeep.twitch.http.HttpAsk;
import dev.livekeep.twitch.http.Owner;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.IntSupplier;
import java.util.stream.Collectors;

/** Fetches Twitch's multivariant playlists: version 2, or version 1 where there is no version 2 (twitch.md). */
final class Usher {

    private final PlaylistFetcher playlists;
    private final TwitchSettings settings;
    private final IntSupplier chance;

    /**
     * An usher.
     *
     * @param chance a number from 0 to 999999, anew at each call
     */
    Usher(PlaylistFetcher playlists, TwitchSettings settings, IntSupplier chance) {
        this.playlists = playlists;
        this.settings = settings;
        this.chance = chance;
    }

    StreamAnswer find(String login, AccessToken token, Owner owner, ClientRole client, Cancellation stop)
            throws IOException {
        Fetched second = playlists.fetch(ask("/api/v2/channel/hls/", login, token, Map.of(), client, owner), stop);
        if (second instanceof Fetched.Bad bad && isNotThere(UsherWords.of(bad))) {
            Map<String, String> more =
                    Map.of("player", "twitchweb", "type", "any", "allow_spectre", "false", "fast_bread", "true");
            return answer(playlists.fetch(ask("/api/channel/hls/", login, token, more, client, owner), stop), token);
        }
        return answer(second, token);
    }

    private static boolean isNotThere(UsherWords words) {
        return words.isGone() && !words.notLive();
    }

    private HttpAsk ask(
            String path, String login, AccessToken token, Map<String, String> more, ClientRole client, Owner owner) {
        Map<String, String> query = new LinkedHashMap<>();
        query.put("platform", "web");
        query.put("p", Integer.toString(chance.getAsInt()));
        query.put("allow_source", "true");
        query.put("allow_audio_only", "true");
        query.put("playlist_include_framerate", "true");
        query.put("supported_codecs", settings.supportedCodecs());
        query.putAll(more);
        query.put("sig", token.signature());
        query.put("token", token.value());
        String base = settings.usher().toString().replaceFirst("/+$", "");
        URI uri = URI.create(base + path + coded(login) + ".m3u8?" + coded(query));
        return HttpAsk.get("twitch_get_master_playlist", uri, client, owner)
                .with("Referer", "https://player.twitch.tv")
                .with("Origin", "https://player.twitch.tv");
    }

    private static String coded(Map<String, String> query) {
        return query.entrySet().stream()
                .map(each -> each.getKey() + "=" + coded(each.getValue()))
                .collect(Collectors.joining("&"));
    }

    private static String coded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private static StreamAnswer answer(Fetched fetched, AccessToken token) {
        return switch (fetched) {
            case Fetched.Good(MultivariantPlaylist playlist, String text) ->
                playlist.variants().isEmpty()
                        ? new StreamAnswer.Failed("Twitch's playlist lists no variant")
                        : new StreamAnswer.Variants(playlist, token.details());
            case Fetched.Good good -> new StreamAnswer.Failed("wanted a list of variants, found a media playlist");
            case Fetched.Bad bad -> refused(UsherWords.of(bad));
        };
    }

    private static StreamAnswer refused(UsherWords words) {
        if (words.notLive()) {
            return new StreamAnswer.Offline(words.line());
        }
        return words.refusal()
                .<StreamAnswer>map(refusal -> new StreamAnswer.Refused(refusal, words.line()))
                .orElseGet(() -> new StreamAnswer.Failed(words.line()));
    }
}
