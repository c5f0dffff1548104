package dev.livekeep.origin.media;

/** What a rendition is encoded and packed as. */
public enum MediaFormat {
    /** H.264 and AAC in MPEG transport streams. */
    TS("av.ts", "avc1.42C00B,mp4a.40.2"),
    /** AAC alone in MPEG transport streams. */
    TS_AUDIO("audio.ts", "mp4a.40.2"),
    /** H.264 and AAC in fragmented MP4. */
    FMP4("avc.mp4", "avc1.42C00B,mp4a.40.2"),
    /** HEVC and AAC in fragmented MP4. */
    FMP4_HEVC("hevc.mp4", "hvc1.1.6.L30.90,mp4a.40.2");

    private final String resource;
    private final String codecs;

    MediaFormat(String resource, String codecs) {
        this.resource = resource;
        this.codecs = codecs;
    }

    String resource() {
        return resource;
    }

    /** The value of the attribute CODECS. */
    public String codecs() {
        return codecs;
    }

    /** Whether segments need an init section (EXT-X-MAP). */
    public boolean isFragmented() {
        return this == FMP4 || this == FMP4_HEVC;
    }
}
