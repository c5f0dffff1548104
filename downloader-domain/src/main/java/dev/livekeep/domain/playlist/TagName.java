package dev.livekeep.domain.playlist;

import org.jspecify.annotations.Nullable;

/** The tags we model, by where they belong. Looked up in place: no copy of the text is made. */
enum TagName {
    EXTM3U("EXTM3U", Kind.BOTH),
    VERSION("EXT-X-VERSION", Kind.BOTH),
    INDEPENDENT_SEGMENTS("EXT-X-INDEPENDENT-SEGMENTS", Kind.BOTH),
    START("EXT-X-START", Kind.BOTH),
    DEFINE("EXT-X-DEFINE", Kind.BOTH),

    STREAM_INF("EXT-X-STREAM-INF", Kind.MULTIVARIANT),
    I_FRAME_STREAM_INF("EXT-X-I-FRAME-STREAM-INF", Kind.MULTIVARIANT),
    MEDIA("EXT-X-MEDIA", Kind.MULTIVARIANT),
    SESSION_DATA("EXT-X-SESSION-DATA", Kind.MULTIVARIANT),
    SESSION_KEY("EXT-X-SESSION-KEY", Kind.MULTIVARIANT),
    CONTENT_STEERING("EXT-X-CONTENT-STEERING", Kind.MULTIVARIANT),

    TARGETDURATION("EXT-X-TARGETDURATION", Kind.MEDIA),
    MEDIA_SEQUENCE("EXT-X-MEDIA-SEQUENCE", Kind.MEDIA),
    DISCONTINUITY_SEQUENCE("EXT-X-DISCONTINUITY-SEQUENCE", Kind.MEDIA),
    ENDLIST("EXT-X-ENDLIST", Kind.MEDIA),
    PLAYLIST_TYPE("EXT-X-PLAYLIST-TYPE", Kind.MEDIA),
    I_FRAMES_ONLY("EXT-X-I-FRAMES-ONLY", Kind.MEDIA),
    PART_INF("EXT-X-PART-INF", Kind.MEDIA),
    SERVER_CONTROL("EXT-X-SERVER-CONTROL", Kind.MEDIA),
    SKIP("EXT-X-SKIP", Kind.MEDIA),
    PRELOAD_HINT("EXT-X-PRELOAD-HINT", Kind.MEDIA),
    RENDITION_REPORT("EXT-X-RENDITION-REPORT", Kind.MEDIA),
    DATERANGE("EXT-X-DATERANGE", Kind.MEDIA),
    TWITCH_ELAPSED_SECS("EXT-X-TWITCH-ELAPSED-SECS", Kind.MEDIA),
    TWITCH_TOTAL_SECS("EXT-X-TWITCH-TOTAL-SECS", Kind.MEDIA),
    TWITCH_LIVE_SEQUENCE("EXT-X-TWITCH-LIVE-SEQUENCE", Kind.MEDIA),
    TWITCH_PREFETCH("EXT-X-TWITCH-PREFETCH", Kind.SEGMENT),

    EXTINF("EXTINF", Kind.SEGMENT),
    BYTERANGE("EXT-X-BYTERANGE", Kind.SEGMENT),
    DISCONTINUITY("EXT-X-DISCONTINUITY", Kind.SEGMENT),
    KEY("EXT-X-KEY", Kind.SEGMENT),
    MAP("EXT-X-MAP", Kind.SEGMENT),
    PROGRAM_DATE_TIME("EXT-X-PROGRAM-DATE-TIME", Kind.SEGMENT),
    GAP("EXT-X-GAP", Kind.SEGMENT),
    BITRATE("EXT-X-BITRATE", Kind.SEGMENT),
    PART("EXT-X-PART", Kind.SEGMENT),
    SCTE35("EXT-X-SCTE35", Kind.SEGMENT),
    SCTE35_OUT("EXT-X-SCTE35-OUT", Kind.SEGMENT),
    SCTE35_OUT_CONT("EXT-X-SCTE35-OUT-CONT", Kind.SEGMENT),
    SCTE35_IN("EXT-X-SCTE35-IN", Kind.SEGMENT),
    CUE_OUT("EXT-X-CUE-OUT", Kind.SEGMENT),
    CUE_OUT_CONT("EXT-X-CUE-OUT-CONT", Kind.SEGMENT),
    CUE_IN("EXT-X-CUE-IN", Kind.SEGMENT);

    /** Which playlist a tag belongs to; {@code SEGMENT} tags also begin the part of a media playlist that lists segments. */
    enum Kind {
        BOTH,
        MULTIVARIANT,
        MEDIA,
        SEGMENT
    }

    private static final int BUCKETS = 256;
    private static final TagName[][] BY_HASH = new TagName[BUCKETS][];

    static {
        for (int bucket = 0; bucket < BUCKETS; bucket++) {
            int wanted = bucket;
            BY_HASH[bucket] = java.util.Arrays.stream(values())
                    .filter(tag -> hash(tag.text, 0, tag.text.length()) == wanted)
                    .toArray(TagName[]::new);
        }
    }

    private final String text;
    private final Kind kind;

    TagName(String text, Kind kind) {
        this.text = text;
        this.kind = kind;
    }

    String text() {
        return text;
    }

    Kind kind() {
        return kind;
    }

    /** The tag whose name fills the stretch of text; null for one we do not know. */
    static @Nullable TagName find(String text, int from, int to) {
        if (to - from < 6) {
            return null;
        }
        for (TagName tag : BY_HASH[hash(text, from, to)]) {
            if (tag.text.length() == to - from && text.startsWith(tag.text, from)) {
                return tag;
            }
        }
        return null;
    }

    private static int hash(String text, int from, int to) {
        return ((to - from) * 31 + text.charAt(to - 1) * 7 + text.charAt(to - 3)) & (BUCKETS - 1);
    }
}
