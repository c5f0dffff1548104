package dev.livekeep.twitch;

import dev.livekeep.domain.text.ForeignText;
import java.net.URI;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What Twitch wants to hear (twitch.md). All of it changes at Twitch's pleasure, so all of it can be set.
 *
 * @param gql the whole GraphQL endpoint
 * @param usher what stands before {@code /api/…} in the addresses of multivariant playlists
 * @param clientId of the website
 * @param queryHash SHA-256 of the persisted query {@code PlaybackAccessToken}
 * @param playerType changes ads and the qualities offered
 * @param platform required since November 2025
 * @param supportedCodecs as {@code supported_codecs} lists them
 * @param userAgent a browser's
 * @param extraHeaders sent with the GraphQL request
 * @param oauth the login
 */
public record TwitchSettings(
        URI gql,
        URI usher,
        String clientId,
        String queryHash,
        String playerType,
        String platform,
        String supportedCodecs,
        String userAgent,
        Map<String, String> extraHeaders,
        OAuthToken oauth) {

    private static final Pattern WORD = Pattern.compile("[A-Za-z0-9_-]+");
    private static final Pattern HASH = Pattern.compile("[0-9a-f]+");
    private static final Pattern CODECS = Pattern.compile("[a-z0-9.]+(,[a-z0-9.]+)*");
    private static final Pattern USER_AGENT = Pattern.compile("[!-~]([ -~]*[!-~])?");
    private static final Pattern HEADER = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]+");
    /** Those of the connection, which are the client's own. */
    private static final Set<String> NOT_OURS = Set.of("connection", "content-length", "expect", "host", "upgrade");

    public TwitchSettings {
        requireHttp("GraphQL endpoint", gql);
        requireHttp("usher base", usher);
        requireText("client id of letters and digits", WORD, clientId);
        requireText("query hash in lower-case hex", HASH, queryHash);
        requireText("player type of letters and digits", WORD, playerType);
        requireText("platform of letters and digits", WORD, platform);
        requireText("list of codecs such as h265,h264", CODECS, supportedCodecs);
        requireText("user agent of plain letters on one line", USER_AGENT, userAgent);
        extraHeaders.forEach(TwitchSettings::requireHeader);
        extraHeaders = Map.copyOf(extraHeaders);
    }

    /** What worked in 2026. */
    public static TwitchSettings defaults() {
        return new TwitchSettings(
                URI.create("https://gql.twitch.tv/gql"),
                URI.create("https://usher.ttvnw.net"),
                "kimne78kx3ncx6brgo4mv6wki5h1ko",
                "ed230aa1e33e07eebb8928504583da78a5173989fadfb1ac94be06a04f3cdbe9",
                "embed",
                "site",
                "av1,h265,h264",
                "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0",
                Map.of(),
                OAuthToken.none());
    }

    /** These settings for another place that speaks as Twitch does. */
    public TwitchSettings at(URI gqlEndpoint, URI usherBase) {
        return new TwitchSettings(
                gqlEndpoint,
                usherBase,
                clientId,
                queryHash,
                playerType,
                platform,
                supportedCodecs,
                userAgent,
                extraHeaders,
                oauth);
    }

    /** These settings for somebody who is logged in. */
    public TwitchSettings withOauth(OAuthToken token) {
        return new TwitchSettings(
                gql, usher, clientId, queryHash, playerType, platform, supportedCodecs, userAgent, extraHeaders, token);
    }

    private static void requireText(String what, Pattern pattern, String found) {
        if (!pattern.matcher(found).matches()) {
            throw new IllegalArgumentException("want a Twitch " + what + ", got " + ForeignText.quoted(found));
        }
    }

    /** Says which, but not what it holds. */
    private static void requireHeader(String name, String value) {
        if (!HEADER.matcher(name).matches() || NOT_OURS.contains(name.toLowerCase(Locale.ROOT))) {
            throw new IllegalArgumentException(
                    "want a header that can be set for Twitch, got " + ForeignText.quoted(name));
        }
        if (value.chars().anyMatch(each -> (each < ' ' && each != '\t') || each == 0x7f)) {
            throw new IllegalArgumentException("want a header of one line for Twitch, got another value of " + name);
        }
    }

    private static void requireHttp(String what, URI uri) {
        if (uri.getScheme() == null || !uri.getScheme().matches("(?i)https?") || uri.getHost() == null) {
            throw new IllegalArgumentException("want an http or https address as Twitch " + what + ", got " + uri);
        }
    }

    /** Header values may be secrets, so only their names are shown. */
    @Override
    public String toString() {
        return "gql " + gql + ", usher " + usher + ", client " + clientId + ", query " + queryHash + ", player "
                + playerType + ", platform " + platform + ", codecs " + supportedCodecs + ", extra headers "
                + extraHeaders.keySet() + ", " + oauth;
    }
}
