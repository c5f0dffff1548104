package dev.livekeep.domain.quality;

/** Which variant is called {@code source}. */
public enum SourceRule {
    /**
     * The one with {@code IVS-VARIANT-SOURCE="source"}; else the one whose name ends in {@code (source)}; else the one of
     * group {@code chunked}; else the best picture.
     */
    TWITCH,
    /** The one of the highest bandwidth. */
    HIGHEST_BANDWIDTH
}
