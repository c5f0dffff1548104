package dev.livekeep.domain.playlist;

/**
 * Which ad breaks are open at a segment. The tags that open and close them are kept among the segment's other tags.
 *
 * @param scte35Out between {@code EXT-X-SCTE35-OUT} and {@code EXT-X-SCTE35-IN}
 * @param cueOut between {@code EXT-X-CUE-OUT} and {@code EXT-X-CUE-IN}
 */
public record AdMarkers(boolean scte35Out, boolean cueOut) {
    /** No ad break is open. */
    public static final AdMarkers NONE = new AdMarkers(false, false);

    AdMarkers withScte35Out(boolean open) {
        return open == scte35Out ? this : new AdMarkers(open, cueOut);
    }

    AdMarkers withCueOut(boolean open) {
        return open == cueOut ? this : new AdMarkers(scte35Out, open);
    }
}
