package dev.livekeep.twitch;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ServerSocketFactory;
import javax.net.ssl.SSLContext;

/** An HTTP/1.1 server whose handlers write the bytes of their answers themselves, faults included. */
public final class RawServer implements Closeable {

    private final ServerSocket socket;
    private final String scheme;
    private final Map<String, Handler> handlers = new ConcurrentHashMap<>();
    private final List<Request> requests = new CopyOnWriteArrayList<>();
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final AtomicInteger accepted = new AtomicInteger();
    private final AtomicInteger closedByPeer = new AtomicInteger();

    private RawServer(ServerSocket socket, String scheme) {
        this.socket = socket;
        this.scheme = scheme;
    }

    public static RawServer start() {
        return start(ServerSocketFactory.getDefault(), "http");
    }

    /** One that speaks TLS. */
    public static RawServer start(SSLContext identity) {
        return start(identity.getServerSocketFactory(), "https");
    }

    private static RawServer start(ServerSocketFactory sockets, String scheme) {
        try {
            RawServer server =
                    new RawServer(sockets.createServerSocket(0, 200, InetAddress.getLoopbackAddress()), scheme);
            Thread.ofPlatform().daemon().name("raw-server").start(server::accept);
            return server;
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** Answers one request by writing to its connection. */
    public interface Handler {
        void answer(Request request, OutputStream out) throws IOException, InterruptedException;
    }

    /** One request. */
    public record Request(String line, Map<String, String> headers, String body, Socket socket) {

        /** Path without query. */
        public String path() {
            return target().replaceFirst("\\?.*", "");
        }

        public String target() {
            return line.split(" ", -1)[1];
        }

        public String header(String name) {
            return headers.getOrDefault(name.toLowerCase(Locale.ROOT), "");
        }

        /** Waits until the peer closes the connection. */
        public void awaitClosed() throws IOException {
            try {
                while (socket.getInputStream().read() >= 0) {
                    // more of a request nobody waits for
                }
            } catch (java.net.SocketException e) {
                // reset is closed, too
            }
        }
    }

    public RawServer on(String path, Handler handler) {
        handlers.put(path, handler);
        return this;
    }

    /** Answers with this status, head lines and body. */
    public RawServer on(String path, int status, String head, byte[] body) {
        return on(path, (request, out) -> send(out, status, head, body));
    }

    public RawServer on(String path, int status, String head, String body) {
        return on(path, status, head, body.getBytes(StandardCharsets.UTF_8));
    }

    public static void send(OutputStream out, int status, String head, byte[] body) throws IOException {
        String lines = "HTTP/1.1 " + status + " X\r\n" + head + "Content-Length: " + body.length + "\r\n\r\n";
        write(out, lines);
        out.write(body);
        out.flush();
    }

    public static void write(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
        out.flush();
    }

    public URI uri(String path) {
        return URI.create(scheme + "://127.0.0.1:" + socket.getLocalPort() + path);
    }

    public int port() {
        return socket.getLocalPort();
    }

    public List<Request> requests() {
        return requests;
    }

    public List<Request> requests(String path) {
        return requests.stream().filter(each -> each.path().equals(path)).toList();
    }

    public int accepted() {
        return accepted.get();
    }

    public int open() {
        return open.size();
    }

    public int closedByPeer() {
        return closedByPeer.get();
    }

    private void accept() {
        while (!socket.isClosed()) {
            try {
                Socket peer = socket.accept();
                peer.setTcpNoDelay(true);
                accepted.incrementAndGet();
                open.add(peer);
                Thread.ofPlatform().daemon().name("raw-peer").start(() -> serve(peer));
            } catch (IOException e) {
                return;
            }
        }
    }

    private void serve(Socket peer) {
        try (peer) {
            while (true) {
                Request request = read(peer);
                if (request == null) {
                    closedByPeer.incrementAndGet();
                    return;
                }
                requests.add(request);
                Handler handler = handlers.getOrDefault(
                        request.path(),
                        (unused, out) -> send(out, 404, "", "no such thing".getBytes(StandardCharsets.UTF_8)));
                handler.answer(request, peer.getOutputStream());
                if (peer.isOutputShutdown()) {
                    return;
                }
            }
        } catch (IOException e) {
            closedByPeer.incrementAndGet();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            open.remove(peer);
        }
    }

    @SuppressWarnings("NullAway")
    private static Request read(Socket peer) throws IOException {
        InputStream in = peer.getInputStream();
        StringBuilder head = new StringBuilder();
        while (head.length() < 4 || !head.substring(head.length() - 4).equals("\r\n\r\n")) {
            int one = in.read();
            if (one < 0) {
                return null;
            }
            head.append((char) one);
        }
        String[] lines = head.toString().strip().split("\r\n", -1);
        Map<String, String> headers = new ConcurrentHashMap<>();
        for (int i = 1; i < lines.length; i++) {
            String[] pair = lines[i].split(": ?", 2);
            headers.put(pair[0].toLowerCase(Locale.ROOT), pair[1]);
        }
        int length = Integer.parseInt(headers.getOrDefault("content-length", "0"));
        return new Request(lines[0], headers, new String(in.readNBytes(length), StandardCharsets.UTF_8), peer);
    }

    @Override
    public void close() {
        try {
            socket.close();
            for (Socket peer : open) {
                peer.close();
            }
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
