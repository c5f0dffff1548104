package dev.livekeep.origin.media;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Makes the segments of endless streams from the loops that ship with this module. Safe for many threads. */
public final class MediaLibrary {
    /** Segments last a whole number of these. */
    public static final Duration UNIT = Duration.ofMillis(200);

    private static final int UNITS = 40;
    private static final long UNIT_TICKS = 18_000;

    private final Map<MediaFormat, MediaLoop> loops = new EnumMap<>(MediaFormat.class);
    private final Map<TemplateKey, Template> templates = new ConcurrentHashMap<>();

    private record TemplateKey(MediaFormat format, int first, int count, long size) {}

    /** Reads all loops from this module's resources. */
    public MediaLibrary() {
        for (MediaFormat format : MediaFormat.values()) {
            byte[] file = resource(format.resource());
            loops.put(
                    format,
                    format.isFragmented() ? new Mp4Loop(file, UNIT.toMillis()) : new TsLoop(file, UNITS, UNIT_TICKS));
        }
    }

    /**
     * The segment that begins {@code number} segment durations after the stream's start.
     *
     * @param bitsPerSecond wanted rate, reached by padding; the media itself is never cut
     * @param baseTicks the stream's clock at number 0, in 90 kHz ticks; runs over at 2^33
     * @param ident text of at most 184 bytes that tells this segment from all others
     */
    public Body segment(
            MediaFormat format, Duration duration, long bitsPerSecond, long number, long baseTicks, String ident) {
        int count = units(duration);
        long firstUnit = number * count;
        long size = Math.round(bitsPerSecond / 8.0 * duration.toMillis() / 1000.0);
        int first = (int) Math.floorMod(firstUnit, (long) UNITS);
        Template template = templates.computeIfAbsent(
                new TemplateKey(format, first, count, size),
                key -> loop(format).template(key.first(), key.count(), key.size()));
        return template.at(new Place(Math.floorDiv(firstUnit, (long) UNITS), number, baseTicks, ident));
    }

    /** The init section of a format that has one. */
    public Optional<byte[]> initSection(MediaFormat format) {
        return loop(format).initSection();
    }

    private MediaLoop loop(MediaFormat format) {
        return Objects.requireNonNull(loops.get(format));
    }

    /** How many units a segment has; refuses durations that are no whole number of units. */
    public static int units(Duration duration) {
        if (!duration.isPositive() || duration.toNanos() % UNIT.toNanos() != 0) {
            throw new IllegalArgumentException("want a segment duration that is a multiple of 0.2 s, got " + duration);
        }
        return (int) (duration.toNanos() / UNIT.toNanos());
    }

    private static byte[] resource(String name) {
        try (InputStream in = MediaLibrary.class.getResourceAsStream(name)) {
            return Objects.requireNonNull(in, "want resource " + name).readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
