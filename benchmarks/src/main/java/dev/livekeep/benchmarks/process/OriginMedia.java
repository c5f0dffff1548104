package dev.livekeep.benchmarks.process;

import dev.livekeep.origin.media.MediaFormat;
import dev.livekeep.origin.media.MediaLibrary;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;

/**
 * Some segments of real media, made once, in a file that was deleted again: from there they go to a socket without
 * passing this process. For streams that encrypt they lie in memory as well.
 */
final class OriginMedia {
    private static final int BODIES = 20;
    private static final MediaFormat FORMAT = MediaFormat.TS;

    private final FileChannel file;
    private final long[] starts = new long[BODIES + 1];
    private final byte[][] bodies = new byte[BODIES][];

    OriginMedia(Duration segment, long bitsPerSecond) throws IOException {
        Path path = Files.createTempFile("benchmark-media", ".ts");
        file = FileChannel.open(path, StandardOpenOption.READ, StandardOpenOption.WRITE);
        Files.delete(path);
        MediaLibrary library = new MediaLibrary();
        for (int i = 0; i < BODIES; i++) {
            bodies[i] = library.segment(FORMAT, segment, bitsPerSecond, i, 0, "benchmark " + i)
                    .bytes();
            file.write(ByteBuffer.wrap(bodies[i]), starts[i]);
            starts[i + 1] = starts[i] + bodies[i].length;
        }
    }

    long length(long number) {
        return bodies[index(number)].length;
    }

    void send(long number, WritableByteChannel to) throws IOException {
        int body = index(number);
        for (long at = starts[body]; at < starts[body + 1]; ) {
            at += file.transferTo(at, starts[body + 1] - at, to);
        }
    }

    void send(long number, OutputStream to) throws IOException {
        to.write(bodies[index(number)]);
    }

    private static int index(long number) {
        return (int) (number % BODIES);
    }
}
