package dev.livekeep.app.options;

import dev.livekeep.app.UserMistake;
import dev.livekeep.twitch.TwitchSettings;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What services change at their pleasure (twitch.md). It has keys in the configuration file and variables, {@code
 * LIVEKEEP_TWITCH_CLIENT_ID}, but no options.
 *
 * @param twitch what Twitch wants to hear; where it is and who is logged in, options say
 * @param youtubeProgram the program for channels of type {@code youtube}: a path, or a name to be found on {@code PATH}
 */
public record ServiceOptions(TwitchSettings twitch, String youtubeProgram) {
    private static final String CLIENT_ID = "twitch.client-id";
    private static final String QUERY_HASH = "twitch.query-hash";
    private static final String PLAYER_TYPE = "twitch.player-type";
    private static final String PLATFORM = "twitch.platform";
    private static final String CODECS = "twitch.codecs";
    private static final String USER_AGENT = "twitch.user-agent";
    private static final String PROGRAM = "youtube.program";

    /** One header a line, or a list of them. */
    static final String HEADERS = "twitch.headers";

    private static final ServiceOptions USUAL = new ServiceOptions(TwitchSettings.defaults(), "yt-dlp");

    public ServiceOptions {
        if (youtubeProgram.isBlank()) {
            throw UserMistake.usage(PROGRAM + ": want the path or name of yt-dlp, found nothing");
        }
    }

    /** Every key. */
    static Set<String> keys() {
        return USUAL.values().keySet();
    }

    /** @throws UserMistake when a value cannot be sent */
    static ServiceOptions of(OtherSources others) {
        TwitchSettings usual = USUAL.twitch;
        try {
            TwitchSettings twitch = new TwitchSettings(
                    usual.gql(),
                    usual.usher(),
                    others.ofKey(CLIENT_ID).orElse(usual.clientId()),
                    others.ofKey(QUERY_HASH).orElse(usual.queryHash()),
                    others.ofKey(PLAYER_TYPE).orElse(usual.playerType()),
                    others.ofKey(PLATFORM).orElse(usual.platform()),
                    others.ofKey(CODECS).orElse(usual.supportedCodecs()),
                    others.ofKey(USER_AGENT).orElse(usual.userAgent()),
                    others.ofKey(HEADERS).map(ServiceOptions::headers).orElse(usual.extraHeaders()),
                    usual.oauth());
            return new ServiceOptions(twitch, others.ofKey(PROGRAM).orElse(USUAL.youtubeProgram));
        } catch (IllegalArgumentException e) {
            throw UserMistake.usage("twitch.…: " + e.getMessage());
        }
    }

    private static Map<String, String> headers(String lines) {
        Map<String, String> headers = new LinkedHashMap<>();
        for (String line : lines.lines().filter(each -> !each.isBlank()).toList()) {
            int colon = line.indexOf(':');
            if (colon < 0) {
                throw UserMistake.usage(HEADERS + ": want NAME: VALUE on each line, found one without a colon");
            }
            headers.put(
                    line.substring(0, colon).strip(), line.substring(colon + 1).strip());
        }
        return headers;
    }

    /** Key by key; of a header, whose value may be a secret, only the name. */
    Map<String, String> values() {
        Map<String, String> values = new TreeMap<>();
        values.put(CLIENT_ID, twitch.clientId());
        values.put(QUERY_HASH, twitch.queryHash());
        values.put(PLAYER_TYPE, twitch.playerType());
        values.put(PLATFORM, twitch.platform());
        values.put(CODECS, twitch.supportedCodecs());
        values.put(USER_AGENT, twitch.userAgent());
        values.put(
                HEADERS,
                twitch.extraHeaders().keySet().stream()
                        .sorted()
                        .map(name -> name + ": …")
                        .collect(Collectors.joining(", ")));
        values.put(PROGRAM, youtubeProgram);
        return values;
    }
}
