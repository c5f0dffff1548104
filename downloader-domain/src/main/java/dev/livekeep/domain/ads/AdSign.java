package dev.livekeep.domain.ads;

/** What tells that a segment is an ad. Any one of them is enough; of several the first named here is reported. */
public enum AdSign {
    /** It lies between {@code EXT-X-SCTE35-OUT} and {@code -IN}. */
    SCTE35_OUT,
    /** It lies between {@code EXT-X-CUE-OUT} and {@code -IN}. */
    CUE_OUT,
    /** Its title contains a word that only ads have, such as {@code Amazon}. */
    TITLE_WORD,
    /** Its title begins as only ads' titles do, such as {@code FT|}. */
    TITLE_BEGINNING,
    /** Its title is an ad's number of exactly ten digits. */
    TITLE_NUMBER,
    /** Its date lies in a {@code DATERANGE} of an ad's class. */
    DATE_RANGE_CLASS,
    /** Its date lies in a {@code DATERANGE} with an ad's id. */
    DATE_RANGE_ID,
    /** It is still being made, behind a discontinuity that no listed segment stands behind yet. */
    NEW_STRETCH,
    /** It is still being made, and continues a listed segment that is an ad. */
    CONTINUES_AD
}
