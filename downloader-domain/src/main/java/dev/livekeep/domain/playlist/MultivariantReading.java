package dev.livekeep.domain.playlist;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/** Reads the lines of a multivariant playlist one after another. */
final class MultivariantReading {
    private final Reading reading;
    private final List<Variant> variants = new ArrayList<>();
    private final List<Rendition> renditions = new ArrayList<>();
    private final List<Variant> iframeVariants = new ArrayList<>(0);
    private final List<AttributeList> sessionData = new ArrayList<>(0);
    private final List<EncryptionKey> sessionKeys = new ArrayList<>(0);
    private final List<OtherTag> otherTags = new ArrayList<>(0);
    private Optional<AttributeList> contentSteering = Optional.empty();
    private @Nullable AttributeList pending;

    MultivariantReading(Reading reading) {
        this.reading = reading;
    }

    void readUri() throws UnreadablePlaylistException {
        AttributeList attributes = pending;
        pending = null;
        if (attributes == null) {
            reading.problem("EXT-X-STREAM-INF before a URI");
            return;
        }
        if (variants.size() >= reading.limits.maxSegments()) {
            throw new UnreadablePlaylistException(
                    "wanted at most " + reading.limits.maxSegments() + " variants, found more");
        }
        ListedUri location = reading.uri(reading.line.line());
        if (location != null) {
            variants.add(variant(location, attributes));
        }
    }

    void readOther() {
        otherTags.add(reading.otherTag(variants.size()));
    }

    void readTag(TagName tag) {
        switch (tag) {
            case STREAM_INF -> {
                if (pending != null) {
                    reading.problem("a variant's URI");
                }
                pending = reading.attributes();
            }
            case I_FRAME_STREAM_INF -> readIframeVariant();
            case MEDIA -> readRendition();
            case SESSION_DATA -> sessionData.add(reading.attributes());
            case SESSION_KEY -> readSessionKey();
            case CONTENT_STEERING -> contentSteering = Optional.of(reading.attributes());
            default -> {
                if (!reading.readCommon(tag)) {
                    reading.problem("a multivariant playlist's tag");
                    readOther();
                }
            }
        }
    }

    private void readIframeVariant() {
        AttributeList attributes = reading.attributes();
        Optional<ListedUri> location = TagValues.uri(reading, attributes);
        if (location.isEmpty()) {
            reading.problem("a variant's URI");
        }
        location.ifPresent(uri -> iframeVariants.add(variant(uri, attributes)));
    }

    private Variant variant(ListedUri location, AttributeList attributes) {
        Optional<Resolution> resolution = attributes.text("RESOLUTION").flatMap(MultivariantReading::resolution);
        if (resolution.isEmpty() && attributes.text("RESOLUTION").isPresent()) {
            reading.problem(
                    "a RESOLUTION such as 1920x1080",
                    attributes.text("RESOLUTION").get());
        }
        OptionalDouble frameRate = attributes.number("FRAME-RATE");
        return new Variant(
                location,
                attributes.wholeNumber("BANDWIDTH"),
                attributes.wholeNumber("AVERAGE-BANDWIDTH"),
                resolution,
                frameRate.isPresent() && frameRate.getAsDouble() > 0 ? frameRate : OptionalDouble.empty(),
                attributes.text("CODECS"),
                attributes.text("VIDEO"),
                attributes.text("AUDIO"),
                attributes.text("STABLE-VARIANT-ID"),
                attributes.text("IVS-NAME"),
                attributes.text("IVS-VARIANT-SOURCE"),
                attributes);
    }

    private static Optional<Resolution> resolution(String text) {
        int cross = text.indexOf('x') >= 0 ? text.indexOf('x') : text.indexOf('X');
        long width = cross < 0 ? Numbers.NONE : Numbers.whole(text, 0, cross);
        long height = cross < 0 ? Numbers.NONE : Numbers.whole(text, cross + 1, text.length());
        return width < 0 || height < 0 || width > Integer.MAX_VALUE || height > Integer.MAX_VALUE
                ? Optional.empty()
                : Optional.of(new Resolution((int) width, (int) height));
    }

    private void readRendition() {
        AttributeList attributes = reading.attributes();
        for (String name : List.of("TYPE", "GROUP-ID", "NAME")) {
            if (attributes.text(name).isEmpty()) {
                reading.problem(name);
            }
        }
        renditions.add(new Rendition(
                attributes.text("TYPE").orElse(""),
                attributes.text("GROUP-ID").orElse(""),
                attributes.text("NAME").orElse(""),
                TagValues.uri(reading, attributes),
                attributes));
    }

    private void readSessionKey() {
        EncryptionKey key = TagValues.key(reading);
        if (key == null) {
            reading.problem("a METHOD other than NONE");
        } else {
            sessionKeys.add(key);
        }
    }

    MultivariantPlaylist build() {
        if (pending != null) {
            reading.problem("a variant's URI", "the end");
        }
        return new MultivariantPlaylist(
                reading.version(),
                reading.independentSegments(),
                reading.start(),
                reading.defines(),
                variants,
                renditions,
                iframeVariants,
                sessionData,
                sessionKeys,
                contentSteering,
                otherTags,
                reading.problems());
    }
}
