package dev.livekeep.domain.source;

/** Why a source will not tell where a stream is. None of these is ever called "offline" (twitch.md). */
public enum Refusal {
    /** The channel does not exist. */
    NO_SUCH_CHANNEL("no such channel"),
    /** The access token, or the OAuth token it was asked with, is not accepted. */
    TOKEN_REFUSED("token refused"),
    /** The service wants proof of a genuine browser. */
    INTEGRITY_REFUSED("integrity refused"),
    /** The service no longer knows our persisted query. */
    QUERY_HASH_UNKNOWN("query hash unknown"),
    /** Not for this region, these viewers, or this account. */
    CONTENT_RESTRICTED("content restricted"),
    /** Some other refusal, named by the service's own words. */
    OTHER("refused");

    private final String words;

    Refusal(String words) {
        this.words = words;
    }

    /** What logs say. */
    public String words() {
        return words;
    }
}
