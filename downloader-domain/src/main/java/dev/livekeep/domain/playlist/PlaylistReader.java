package dev.livekeep.domain.playlist;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * Reads playlists: RFC 8216 and its second edition, and what is found beyond them.
 *
 * <p>One broken line costs at most its own segment and is told in {@link Playlist#problems()}; only what cannot be a
 * playlist at all is refused. Text is UTF-8, with or without a byte order mark; lines end with LF, CR LF or CR only.
 *
 * <p>Pure and immutable: safe for any number of threads.
 */
public final class PlaylistReader {
    private static final String FIRST_LINE = "#EXTM3U";
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private final ReaderLimits limits;

    /** A reader with the default limits. */
    public PlaylistReader() {
        this(ReaderLimits.defaults());
    }

    /** A reader with limits of its own. */
    public PlaylistReader(ReaderLimits limits) {
        this.limits = limits;
    }

    /**
     * Reads the body of a response.
     *
     * @param base the address it came from, after redirects: relative URIs are resolved against it
     * @throws UnreadablePlaylistException if it cannot be a playlist at all
     */
    public Playlist read(byte[] body, URI base) throws UnreadablePlaylistException {
        return read(decode(body), base);
    }

    /**
     * Decodes the body of a response. Bytes that are no UTF-8 become U+FFFD; a URI with one in it is not used.
     *
     * @throws UnreadablePlaylistException if it is larger than the limit
     */
    public String decode(byte[] body) throws UnreadablePlaylistException {
        if (body.length > limits.maxBytes()) {
            throw tooLarge(body.length);
        }
        return new String(body, StandardCharsets.UTF_8);
    }

    /**
     * Reads a text.
     *
     * @param base the address it came from, after redirects: relative URIs are resolved against it
     * @throws UnreadablePlaylistException if it cannot be a playlist at all
     */
    public Playlist read(String text, URI base) throws UnreadablePlaylistException {
        return read(text, base, Map.of());
    }

    /**
     * Reads a text that may import variables.
     *
     * @param base the address it came from, after redirects: relative URIs are resolved against it
     * @param imports the variables of the multivariant playlist it belongs to
     * @throws UnreadablePlaylistException if it cannot be a playlist at all
     */
    public Playlist read(String text, URI base, Map<String, String> imports) throws UnreadablePlaylistException {
        if (text.length() > limits.maxBytes()) {
            throw tooLarge(text.length());
        }
        int from = text.indexOf(BYTE_ORDER_MARK) == 0 ? 1 : 0;
        Reading reading = new Reading(new LineCursor(text, from), base, imports, limits);
        if (isEmpty(text, from)) {
            reading.problem(FIRST_LINE, "");
        } else {
            checkFirstLine(text, from);
        }
        return isMultivariant(reading.line) ? readMultivariant(reading) : readMedia(reading);
    }

    private UnreadablePlaylistException tooLarge(int size) {
        return new UnreadablePlaylistException(
                "wanted a playlist of at most " + limits.maxBytes() + " bytes, found " + size);
    }

    private static boolean isEmpty(String text, int from) {
        return firstContent(text, from) == text.length();
    }

    /** Where the first line that is not blank begins, blanks before it included. */
    private static int firstContent(String text, int from) {
        int line = from;
        for (int at = from; at < text.length(); at++) {
            char here = text.charAt(at);
            if (here == '\n' || here == '\r') {
                line = at + 1;
            } else if (!LineCursor.isBlank(here)) {
                return line;
            }
        }
        return text.length();
    }

    private static void checkFirstLine(String text, int from) throws UnreadablePlaylistException {
        int line = firstContent(text, from);
        if (!text.startsWith(FIRST_LINE, line)) {
            String found = text.substring(line, Math.min(text.length(), line + 80))
                    .lines()
                    .findFirst()
                    .orElse("");
            throw new UnreadablePlaylistException(
                    "wanted #EXTM3U in the first line, found " + PlaylistProblem.shown(found));
        }
    }

    /** Looks for the first tag that only one kind of playlist has; without any it is an empty media playlist. */
    private static boolean isMultivariant(LineCursor line) {
        TagName.Kind kind = TagName.Kind.BOTH;
        while (kind == TagName.Kind.BOTH && line.next()) {
            TagName tag = line.tag();
            kind = tag == null ? kind : tag.kind();
        }
        line.rewind();
        return kind == TagName.Kind.MULTIVARIANT;
    }

    private static MultivariantPlaylist readMultivariant(Reading reading) throws UnreadablePlaylistException {
        MultivariantReading lines = new MultivariantReading(reading);
        LineCursor line = reading.line;
        while (line.next()) {
            TagName tag = line.tag();
            if (tag != null) {
                lines.readTag(tag);
            } else if (line.isTag()) {
                lines.readOther();
            } else {
                lines.readUri();
            }
            reading.checkRoom();
        }
        return lines.build();
    }

    private static MediaPlaylist readMedia(Reading reading) throws UnreadablePlaylistException {
        MediaReading lines = new MediaReading(reading);
        LineCursor line = reading.line;
        while (line.next()) {
            TagName tag = line.tag();
            if (tag != null) {
                lines.readTag(tag);
            } else if (line.isTag()) {
                lines.readOther();
            } else {
                lines.readUri();
            }
            reading.checkRoom();
        }
        return lines.build();
    }
}
