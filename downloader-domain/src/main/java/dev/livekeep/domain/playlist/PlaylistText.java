package dev.livekeep.domain.playlist;

import java.math.BigDecimal;
import java.util.List;

/** A playlist's text while it is being written. */
final class PlaylistText {
    private final StringBuilder text = new StringBuilder("#EXTM3U\n");

    void line(String line) {
        text.append(line).append('\n');
    }

    void tag(TagName tag) {
        line("#" + tag.text());
    }

    void tag(TagName tag, String value) {
        line("#" + tag.text() + ":" + value);
    }

    void tag(TagName tag, long value) {
        tag(tag, Long.toString(value));
    }

    void tag(TagName tag, AttributeList attributes) {
        tag(tag, attributes.inText());
    }

    void tags(TagName tag, List<AttributeList> lists) {
        lists.forEach(attributes -> tag(tag, attributes));
    }

    void others(List<OtherTag> tags) {
        tags.forEach(tag -> line(tag.text()));
    }

    void head(Playlist playlist) {
        playlist.version().ifPresent(version -> tag(TagName.VERSION, version));
        if (playlist.independentSegments()) {
            tag(TagName.INDEPENDENT_SEGMENTS);
        }
        playlist.start().ifPresent(start -> tag(TagName.START, start.attributes()));
    }

    /** At the very end: before them, what looks like a variable is plain text. */
    void defines(List<Define> defines) {
        for (Define define : defines) {
            String name = "\"" + define.name() + "\"";
            tag(
                    TagName.DEFINE,
                    switch (define.source()) {
                        case VALUE -> "NAME=" + name + ",VALUE=\"" + define.value() + "\"";
                        case IMPORT -> "IMPORT=" + name;
                        case QUERY_PARAMETER -> "QUERYPARAM=" + name;
                    });
        }
    }

    /** A number without an exponent that reads back as the same double. */
    static String decimal(double number) {
        return new BigDecimal(Double.toString(number)).toPlainString();
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
