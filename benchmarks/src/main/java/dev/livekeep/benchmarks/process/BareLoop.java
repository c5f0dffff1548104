package dev.livekeep.benchmarks.process;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.Locale;

/**
 * The least a recorder can do, as the limit to measure against: one blocking thread a channel, socket → SHA-256 → file →
 * rename, a poll each two seconds, the same names and the same fsync as ours. No retries, no deadlines, no checks.
 *
 * <p>Arguments: folder, {@code each} or {@code off}, addresses of media playlists.
 */
final class BareLoop {
    private static final DateTimeFormatter HOUR =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("mm:ss.SSSSSS", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final int BLOCK = 64 * 1024;

    private final URI playlist;
    private final Path folder;
    private final boolean fsync;
    private final MessageDigest digest;
    private final byte[] block = new byte[BLOCK];
    private final InputStream in;
    private final Socket socket;
    private long last = -1;

    private BareLoop(URI playlist, Path folder, boolean fsync) throws IOException, NoSuchAlgorithmException {
        this.playlist = playlist;
        this.folder = folder;
        this.fsync = fsync;
        digest = MessageDigest.getInstance("SHA-256");
        InetAddress address = InetAddress.getByName(playlist.getHost());
        socket = playlist.getScheme().equals("https")
                ? TlsIdentity.trusting(Path.of(System.getenv("SSL_CERT_FILE")))
                        .getSocketFactory()
                        .createSocket(address, playlist.getPort())
                : new Socket(address, playlist.getPort());
        in = new BufferedInputStream(socket.getInputStream(), 8192);
    }

    public static void main(String[] arguments) throws IOException, NoSuchAlgorithmException {
        for (int i = 2; i < arguments.length; i++) {
            Path folder = Path.of(arguments[0], "c" + (i - 1), "source");
            BareLoop loop = new BareLoop(URI.create(arguments[i]), folder, arguments[1].equals("each"));
            Thread.ofPlatform().start(loop::record);
        }
    }

    private void record() {
        try {
            while (true) {
                long due = System.currentTimeMillis() + 2000;
                poll();
                Thread.sleep(Math.max(0, due - System.currentTimeMillis()));
            }
        } catch (IOException e) {
            System.err.println(playlist + ": " + e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void poll() throws IOException {
        String text = new String(in.readNBytes((int) get(playlist.getPath())), StandardCharsets.UTF_8);
        Instant date = Instant.EPOCH;
        for (String line : text.lines().toList()) {
            if (line.startsWith("#EXT-X-PROGRAM-DATE-TIME:")) {
                date = Instant.parse(line.substring("#EXT-X-PROGRAM-DATE-TIME:".length()));
            } else if (!line.startsWith("#")) {
                long number = Long.parseLong(line.substring(0, line.length() - 3));
                if (number > last) {
                    last = number;
                    segment(playlist.resolve(line).getPath(), date);
                }
            }
        }
    }

    private void segment(String path, Instant date) throws IOException {
        Path hour = folder.resolve(HOUR.format(date));
        Files.createDirectories(hour);
        Path temp = hour.resolve("temp-" + last);
        try (FileChannel file = FileChannel.open(temp, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            for (long left = get(path); left > 0; ) {
                int read = in.read(block, 0, (int) Math.min(BLOCK, left));
                if (read < 0) {
                    throw new EOFException(path);
                }
                digest.update(block, 0, read);
                file.write(ByteBuffer.wrap(block, 0, read));
                left -= read;
            }
            if (fsync) {
                file.force(true);
            }
        }
        String hash = Base64.getUrlEncoder().withoutPadding().encodeToString(digest.digest());
        Files.move(temp, hour.resolve(TIME.format(date) + "-2.0-full-" + hash + ".ts"), StandardCopyOption.ATOMIC_MOVE);
        if (fsync) {
            try (FileChannel directory = FileChannel.open(hour, StandardOpenOption.READ)) {
                directory.force(true);
            }
        }
    }

    /** Asks for a path and returns the length of the answer's body, which is next in the stream. */
    private long get(String path) throws IOException {
        socket.getOutputStream()
                .write(("GET " + path + " HTTP/1.1\r\nHost: " + playlist.getAuthority() + "\r\n\r\n")
                        .getBytes(StandardCharsets.ISO_8859_1));
        long length = 0;
        for (String line = line(); !line.isEmpty(); line = line()) {
            if (line.startsWith("Content-Length: ")) {
                length = Long.parseLong(line.substring("Content-Length: ".length()));
            }
        }
        return length;
    }

    private String line() throws IOException {
        StringBuilder line = new StringBuilder();
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) {
                throw new EOFException(playlist.toString());
            }
            if (next != '\r') {
                line.append((char) next);
            }
        }
        return line.toString();
    }
}
