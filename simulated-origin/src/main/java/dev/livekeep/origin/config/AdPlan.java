package dev.livekeep.origin.config;

import java.util.EnumSet;
import java.util.Set;

/**
 * Which advertisements Twitch stitches into a session in place of the live content.
 *
 * @param prerollSegments how many begin each session; its media sequence then begins at 0
 * @param midrollEvery content numbers from one midroll to the next of a session, 0 for none; each session has a phase of its own
 * @param midrollSegments how many segments a midroll replaces
 * @param signs by what a reader can tell them
 */
public record AdPlan(int prerollSegments, int midrollEvery, int midrollSegments, Set<Sign> signs) {
    /** A sign that a segment is an advertisement. */
    public enum Sign {
        /** {@code EXT-X-DATERANGE} with {@code CLASS="twitch-stitched-ad"}. */
        DATERANGE,
        /** {@code EXT-X-DATERANGE} whose ID begins {@code stitched-ad-}, without that class. */
        DATERANGE_ID,
        /** {@code EXT-X-SCTE35-OUT} and {@code -IN} around it. */
        SCTE35,
        /** {@code EXT-X-CUE-OUT} and {@code -IN} around it. */
        CUE,
        /** A title beginning {@code Amazon}. */
        TITLE,
        /** A title beginning {@code FT|}. */
        TITLE_FT,
        /** A title of ten digits. */
        TITLE_DIGITS
    }

    public AdPlan {
        signs = Set.copyOf(signs);
        if (prerollSegments < 0 || midrollEvery < 0 || midrollSegments < 0) {
            throw new IllegalArgumentException("want no negative numbers of advertisements");
        }
        if (midrollEvery > 0 && midrollSegments >= midrollEvery) {
            throw new IllegalArgumentException("want midrolls shorter than their distance, got " + midrollSegments
                    + " segments every " + midrollEvery);
        }
        if (signs.isEmpty()) {
            throw new IllegalArgumentException("want at least one sign of advertisements");
        }
    }

    /** No advertisements. */
    public static AdPlan none() {
        return new AdPlan(0, 0, 0, EnumSet.of(Sign.DATERANGE, Sign.SCTE35, Sign.TITLE));
    }

    /** A preroll of so many segments, no midrolls. */
    public static AdPlan preroll(int segments) {
        return new AdPlan(segments, 0, 0, EnumSet.of(Sign.DATERANGE, Sign.TITLE));
    }

    /** This plan with midrolls. */
    public AdPlan withMidroll(int every, int segments) {
        return new AdPlan(prerollSegments, every, segments, signs);
    }

    /** This plan with other signs. */
    public AdPlan withSigns(Sign first, Sign... more) {
        return new AdPlan(prerollSegments, midrollEvery, midrollSegments, EnumSet.of(first, more));
    }
}
