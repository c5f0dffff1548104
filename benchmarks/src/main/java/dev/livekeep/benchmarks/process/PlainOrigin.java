package dev.livekeep.benchmarks.process;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/**
 * A live origin that costs next to nothing. Channels {@code c1}, {@code c2} … begin a segment each two seconds, spread
 * evenly over them. {@code POST /gql} gives a Twitch token; whatever else is asked for is not there.
 *
 * <p>Arguments: channels, bits per second, segments in a playlist, and for TLS a key store. Prints its port as the first line.
 */
final class PlainOrigin {
    static final Duration SEGMENT = Duration.ofSeconds(2);

    private static final int BACKLOG = 1024;
    private static final String TOKEN =
            "{\"data\":{\"streamPlaybackAccessToken\":{\"value\":\"{}\",\"signature\":\"0\"}}}";

    private final OriginMedia media;
    private final int channels;
    private final int window;

    private PlainOrigin(int channels, long bitsPerSecond, int window) throws IOException {
        this.channels = channels;
        this.window = window;
        this.media = new OriginMedia(SEGMENT, bitsPerSecond);
    }

    public static void main(String[] arguments) throws IOException {
        PlainOrigin origin = new PlainOrigin(
                Integer.parseInt(arguments[0]), Long.parseLong(arguments[1]), Integer.parseInt(arguments[2]));
        InetAddress here = InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
        if (arguments.length > 3) {
            origin.listen(TlsIdentity.serving(Path.of(arguments[3]))
                    .getServerSocketFactory()
                    .createServerSocket(0, BACKLOG, here));
        } else {
            try (ServerSocketChannel listener = ServerSocketChannel.open()) {
                listener.bind(new InetSocketAddress(here, 0), BACKLOG);
                System.out.println(((InetSocketAddress) listener.getLocalAddress()).getPort());
                while (true) {
                    SocketChannel connection = listener.accept();
                    Thread.ofVirtual().start(() -> origin.serve(connection));
                }
            }
        }
    }

    private void listen(ServerSocket listener) throws IOException {
        System.out.println(listener.getLocalPort());
        while (true) {
            Socket connection = listener.accept();
            Thread.ofVirtual().start(() -> serve(connection));
        }
    }

    private void serve(SocketChannel connection) {
        try (connection) {
            OutputStream out = connection.socket().getOutputStream();
            serve(connection.socket().getInputStream(), out, number -> media.send(number, connection));
        } catch (IOException e) {
            // The peer left.
        }
    }

    private void serve(Socket connection) {
        try (connection) {
            OutputStream out = connection.getOutputStream();
            serve(connection.getInputStream(), out, number -> media.send(number, out));
        } catch (IOException e) {
            // The peer left.
        }
    }

    /** Sends the body of a segment. */
    private interface Body {
        void send(long number) throws IOException;
    }

    private void serve(InputStream requests, OutputStream out, Body body) throws IOException {
        BufferedReader in = new BufferedReader(new InputStreamReader(requests, StandardCharsets.ISO_8859_1));
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            String path = line.split(" ", 3)[1];
            long content = 0;
            while (!line.isEmpty()) {
                line = in.readLine();
                if (line.toLowerCase(Locale.ROOT).startsWith("content-length:")) {
                    content = Long.parseLong(
                            line.substring("content-length:".length()).strip());
                }
            }
            while (content > 0) {
                content -= in.skip(content);
            }
            answer(path, out, body);
        }
    }

    private void answer(String path, OutputStream out, Body body) throws IOException {
        if (path.equals("/gql")) {
            text(out, "200 OK", TOKEN);
        } else if (!path.startsWith("/c")) {
            text(out, "404 Not Found", "[]");
        } else if (path.endsWith(".m3u8")) {
            text(out, "200 OK", playlist(Integer.parseInt(path.substring(2, path.indexOf('/', 1)))));
        } else {
            long number = Long.parseLong(path.substring(path.indexOf('/', 1) + 1, path.length() - 3));
            out.write(head("200 OK", media.length(number)).getBytes(StandardCharsets.ISO_8859_1));
            body.send(number);
            out.flush();
        }
    }

    private static String head(String status, long length) {
        return "HTTP/1.1 " + status + "\r\nContent-Length: " + length + "\r\n\r\n";
    }

    private static void text(OutputStream out, String status, String text) throws IOException {
        out.write((head(status, text.length()) + text).getBytes(StandardCharsets.ISO_8859_1));
        out.flush();
    }

    private String playlist(int channel) {
        long length = SEGMENT.toMillis();
        long shift = length * channel / channels;
        long next = (System.currentTimeMillis() - shift) / length;
        StringBuilder text = new StringBuilder(2048)
                .append("#EXTM3U\n#EXT-X-VERSION:3\n#EXT-X-TARGETDURATION:2\n#EXT-X-MEDIA-SEQUENCE:")
                .append(next - window)
                .append('\n');
        for (long number = next - window; number < next; number++) {
            text.append("#EXT-X-PROGRAM-DATE-TIME:")
                    .append(Instant.ofEpochMilli(number * length + shift))
                    .append("\n#EXTINF:2.000,live\n")
                    .append(number)
                    .append(".ts\n");
        }
        return text.toString();
    }
}
