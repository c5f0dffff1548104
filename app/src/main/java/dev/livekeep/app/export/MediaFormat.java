package dev.livekeep.app.export;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;

/** What the bytes of a segment are, by their first ones. */
enum MediaFormat {
    TRANSPORT_STREAM("an MPEG transport stream"),
    FRAGMENTED_MP4("fragmented MP4"),
    /** Packed audio, or what else an origin serves. */
    OTHER("neither MPEG-TS nor MP4");

    private static final int SYNC = 0x47;
    private static final int HEADER = 8;
    private static final Set<String> FIRST_BOXES = Set.of("ftyp", "styp", "moov", "moof", "sidx", "prft", "emsg");

    private final String words;

    MediaFormat(String words) {
        this.words = words;
    }

    String inWords() {
        return words;
    }

    /** Looks at the first bytes; the stream stands where it stood. */
    static MediaFormat of(BufferedInputStream in) throws IOException {
        in.mark(HEADER);
        byte[] head = in.readNBytes(HEADER);
        in.reset();
        if (head.length > 0 && head[0] == SYNC) {
            return TRANSPORT_STREAM;
        }
        boolean box =
                head.length == HEADER && FIRST_BOXES.contains(new String(head, 4, 4, StandardCharsets.ISO_8859_1));
        return box ? FRAGMENTED_MP4 : OTHER;
    }
}
