package dev.livekeep.app.export;

import dev.livekeep.domain.archive.SegmentDuration;
import dev.livekeep.domain.archive.SegmentHash;
import dev.livekeep.domain.archive.SegmentKind;
import dev.livekeep.domain.archive.SegmentName;
import dev.livekeep.origin.media.MediaFormat;
import dev.livekeep.origin.media.MediaLibrary;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;

/** An archive with the segments of one quality, {@code bus/source}, as a recorder would have stored them. */
public final class MadeArchive {
    public static final Instant START = Instant.parse("2026-11-24T18:59:50Z");
    public static final Duration SEGMENT = Duration.ofSeconds(2);
    private static final long BITS_PER_SECOND = 500_000;
    private static final MediaLibrary MEDIA = new MediaLibrary();

    private final Path base;

    public MadeArchive(Path base) {
        this.base = base;
    }

    /** The moment when segment {@code number} begins. */
    public static Instant at(long number) {
        return START.plus(SEGMENT.multipliedBy(number));
    }

    /** The bytes of segment {@code number} of an endless stream, init section included. */
    public static byte[] media(MediaFormat format, long number) throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.write(MEDIA.initSection(format).orElse(new byte[0]));
        all.write(MEDIA.segment(format, SEGMENT, BITS_PER_SECOND, number, 900_000, "bus " + number)
                .bytes());
        return all.toByteArray();
    }

    /** Stores segments {@code first} to {@code last}, both included. */
    public void store(MediaFormat format, long first, long last) throws IOException {
        for (long number = first; number <= last; number++) {
            store(SegmentKind.FULL, number, media(format, number));
        }
    }

    /** Stores some bytes in the place of segment {@code number}. */
    public Path store(SegmentKind kind, long number, byte[] bytes) throws IOException {
        SegmentName name = new SegmentName(at(number), SegmentDuration.of(SEGMENT), kind, SegmentHash.of(bytes));
        Path folder = Files.createDirectories(
                base.resolve("bus").resolve("source").resolve(name.hour().text()));
        return Files.write(folder.resolve(name.fileName()), bytes);
    }
}
