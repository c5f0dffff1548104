package dev.livekeep.benchmarks.process;

import dev.livekeep.origin.media.MediaFormat;
import dev.livekeep.origin.media.MediaLibrary;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * A live origin that costs next to nothing: a few segments of real media are made once, lie in a file that was deleted
 * again, and go from there to the socket without passing this process. Channels {@code c1}, {@code c2} … begin a
 * segment each two seconds, spread evenly over them.
 *
 * <p>Arguments: channels, bits per second. Prints its port as the first line.
 */
final class PlainOrigin {
    static final Duration SEGMENT = Duration.ofSeconds(2);
    static final int WINDOW = 15;

    private static final int BODIES = 20;
    private static final MediaFormat FORMAT = MediaFormat.TS;

    private final FileChannel media;
    private final long[] starts = new long[BODIES + 1];
    private final int channels;

    private PlainOrigin(int channels, long bitsPerSecond) throws IOException {
        this.channels = channels;
        Path file = Files.createTempFile("benchmark-media", ".ts");
        media = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE);
        Files.delete(file);
        MediaLibrary library = new MediaLibrary();
        for (int i = 0; i < BODIES; i++) {
            byte[] body = library.segment(FORMAT, SEGMENT, bitsPerSecond, i, 0, "benchmark " + i)
                    .bytes();
            media.write(ByteBuffer.wrap(body), starts[i]);
            starts[i + 1] = starts[i] + body.length;
        }
    }

    public static void main(String[] arguments) throws IOException {
        PlainOrigin origin = new PlainOrigin(Integer.parseInt(arguments[0]), Long.parseLong(arguments[1]));
        try (ServerSocketChannel listener = ServerSocketChannel.open()) {
            listener.bind(new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), 0), 1024);
            System.out.println(((InetSocketAddress) listener.getLocalAddress()).getPort());
            while (true) {
                SocketChannel connection = listener.accept();
                Thread.ofVirtual().start(() -> origin.serve(connection));
            }
        }
    }

    private void serve(SocketChannel connection) {
        try (connection;
                BufferedReader in = new BufferedReader(
                        new InputStreamReader(connection.socket().getInputStream(), StandardCharsets.ISO_8859_1))) {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                String path = line.split(" ", 3)[1];
                while (!line.isEmpty()) {
                    line = in.readLine();
                }
                answer(path, connection);
            }
        } catch (IOException e) {
            // The peer left.
        }
    }

    private void answer(String path, SocketChannel connection) throws IOException {
        int slash = path.indexOf('/', 1);
        int channel = Integer.parseInt(path.substring(2, slash));
        if (path.endsWith(".m3u8")) {
            byte[] text = playlist(channel).getBytes(StandardCharsets.UTF_8);
            write(connection, head(text.length), text);
        } else {
            int body = (int) (Long.parseLong(path.substring(slash + 1, path.length() - 3)) % BODIES);
            write(connection, head(starts[body + 1] - starts[body]), new byte[0]);
            for (long at = starts[body]; at < starts[body + 1]; ) {
                at += media.transferTo(at, starts[body + 1] - at, connection);
            }
        }
    }

    private static byte[] head(long length) {
        return ("HTTP/1.1 200 OK\r\nContent-Length: " + length + "\r\n\r\n").getBytes(StandardCharsets.ISO_8859_1);
    }

    private static void write(SocketChannel connection, byte[] head, byte[] body) throws IOException {
        ByteBuffer both = ByteBuffer.allocate(head.length + body.length)
                .put(head)
                .put(body)
                .flip();
        while (both.hasRemaining()) {
            connection.write(both);
        }
    }

    private String playlist(int channel) {
        long length = SEGMENT.toMillis();
        long shift = length * channel / channels;
        long next = (System.currentTimeMillis() - shift) / length;
        StringBuilder text = new StringBuilder(2048)
                .append("#EXTM3U\n#EXT-X-VERSION:3\n#EXT-X-TARGETDURATION:2\n#EXT-X-MEDIA-SEQUENCE:")
                .append(next - WINDOW)
                .append('\n');
        for (long number = next - WINDOW; number < next; number++) {
            text.append("#EXT-X-PROGRAM-DATE-TIME:")
                    .append(Instant.ofEpochMilli(number * length + shift))
                    .append("\n#EXTINF:2.000,live\n")
                    .append(number)
                    .append(".ts\n");
        }
        return text.toString();
    }

    /** The addresses of all channels. */
    static List<String> addresses(int channels, int port) {
        List<String> addresses = new ArrayList<>();
        for (int channel = 1; channel <= channels; channel++) {
            addresses.add("http://127.0.0.1:" + port + "/c" + channel + "/media.m3u8");
        }
        return addresses;
    }
}
