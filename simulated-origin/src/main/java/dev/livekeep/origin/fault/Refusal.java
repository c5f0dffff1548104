package dev.livekeep.origin.fault;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** The ways Twitch refuses: the first five where a token is asked for, the others at usher. */
public enum Refusal {
    NO_TOKEN(RequestKind.TOKEN, 200, "{\"data\":{\"streamPlaybackAccessToken\":null}}"),
    UNAUTHORIZED(
            RequestKind.TOKEN,
            401,
            "{\"error\":\"Unauthorized\",\"status\":401,\"message\":\"The \\\"Authorization\\\" token is invalid.\"}"),
    FORBIDDEN(RequestKind.TOKEN, 403, "{\"error\":\"Forbidden\",\"status\":403,\"message\":\"token refused\"}"),
    INTEGRITY(
            RequestKind.TOKEN,
            200,
            "{\"errors\":[{\"message\":\"failed integrity check\",\"path\":[\"streamPlaybackAccessToken\"]}],"
                    + "\"data\":{\"streamPlaybackAccessToken\":null}}"),
    HASH_UNKNOWN(RequestKind.TOKEN, 200, "{\"errors\":[{\"message\":\"PersistedQueryNotFound\"}]}"),
    NOT_LIVE(RequestKind.MULTIVARIANT, 404, usher("transcode does not exist", "transcode_does_not_exist")),
    NO_CHANNEL(RequestKind.MULTIVARIANT, 404, usher("Can not find channel", "channel_not_found")),
    GONE(RequestKind.MULTIVARIANT, 410, "gone"),
    REGION(RequestKind.MULTIVARIANT, 403, usher("Content Restricted In Region", "content_geoblocked")),
    RESTRICTED(RequestKind.MULTIVARIANT, 403, usher("Manifest is restricted", "vod_manifest_restricted")),
    TOKEN_EXPIRED(RequestKind.MULTIVARIANT, 403, usher("token expired", "nauth_token_expired")),
    BAD_SIGNATURE(RequestKind.MULTIVARIANT, 403, usher("signature invalid", "nauth_sig_invalid"));

    private final RequestKind kind;
    private final int status;
    private final String body;

    Refusal(RequestKind kind, int status, String body) {
        this.kind = kind;
        this.status = status;
        this.body = body;
    }

    private static String usher(String error, String code) {
        return "[{\"url\":\"\",\"error\":\"" + error + "\",\"error_code\":\"" + code + "\",\"type\":\"error\"}]";
    }

    /** Which request is refused so. */
    public RequestKind kind() {
        return kind;
    }

    /** HTTP status of the answer. */
    public int status() {
        return status;
    }

    /** Body of the answer. */
    public String body() {
        return body;
    }

    /** The name in fault scripts. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static Refusal named(String word) {
        return Arrays.stream(values())
                .filter(r -> r.word().equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("want one of "
                        + Arrays.stream(values()).map(Refusal::word).collect(Collectors.joining(", ")) + ", got "
                        + word));
    }
}
