package dev.livekeep.s3;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** A line between a store and its server that fails as it is told, on a port of loopback. */
final class FaultyLine implements Closeable {

    private static final int BLOCK = 16 * 1024;

    private final int server;
    private final Random random;
    private final ServerSocket entry;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final AtomicInteger faults = new AtomicInteger();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Set<Weather> met = EnumSet.noneOf(Weather.class);
    private volatile Weather weather = Weather.FINE;

    /** What a line does to the connections made from now on. */
    enum Weather {
        FINE,
        /** Nobody answers: every connection is closed at once. */
        DOWN,
        /** Half of all requests, and the first, are answered 500 or 503, whatever they ask. */
        ERRORS,
        /** Half of all connections, and the first, end after 100 KB. */
        CUTS,
        /** 100 KB a second and connection. */
        SLOW
    }

    FaultyLine(int server, long seed) throws IOException {
        this.server = server;
        this.random = new Random(seed);
        this.entry = new ServerSocket(0, 64, InetAddress.getLoopbackAddress());
        threads.execute(this::accept);
    }

    int port() {
        return entry.getLocalPort();
    }

    /** How often it did what it was told, and not what it was made for. */
    int faults() {
        return faults.get();
    }

    /** Changes what happens, and ends all connections. */
    void turn(Weather to) {
        weather = to;
        open.forEach(FaultyLine::hangUp);
    }

    private void accept() {
        while (!entry.isClosed()) {
            try {
                Socket client = entry.accept();
                open.add(client);
                threads.execute(() -> serve(client));
            } catch (IOException e) {
                return; // closed
            }
        }
    }

    private void serve(Socket client) {
        Weather now = weather;
        boolean unlucky = isUnlucky(now);
        try {
            switch (now) {
                case FINE -> pass(client, Long.MAX_VALUE, 0);
                case DOWN -> faults.incrementAndGet();
                case ERRORS -> {
                    if (unlucky) {
                        refuse(client);
                    } else {
                        passOne(client);
                    }
                }
                case CUTS -> {
                    if (unlucky) {
                        faults.incrementAndGet();
                    }
                    pass(client, unlucky ? 100_000 : Long.MAX_VALUE, 0);
                }
                case SLOW -> pass(client, Long.MAX_VALUE, 100_000);
            }
        } catch (IOException e) {
            // either end hung up
        } finally {
            hangUp(client);
            open.remove(client);
        }
    }

    /** The first under each weather is, so that none passes without a fault; of the others, half. */
    private boolean isUnlucky(Weather now) {
        synchronized (random) {
            boolean first = met.add(now);
            return random.nextBoolean() || first;
        }
    }

    private void refuse(Socket client) throws IOException {
        faults.incrementAndGet();
        client.getInputStream().read(new byte[BLOCK]);
        boolean busy = faults.get() % 2 == 0;
        String body = "<Error><Code>" + (busy ? "SlowDown" : "InternalError") + "</Code></Error>";
        String answer = "HTTP/1.1 " + (busy ? "503 Slow Down" : "500 Internal Server Error")
                + "\r\nContent-Type: application/xml\r\nConnection: close\r\nContent-Length: " + body.length()
                + "\r\n\r\n"
                + body;
        client.getOutputStream().write(answer.getBytes(StandardCharsets.US_ASCII));
        client.shutdownOutput();
        client.setSoTimeout(200);
        client.getInputStream().transferTo(OutputStream.nullOutputStream());
    }

    /** Passes on until the server has been silent for a moment, so that the next request takes a new chance. */
    private void passOne(Socket client) throws IOException {
        try (Socket onward = new Socket(InetAddress.getLoopbackAddress(), server)) {
            open.add(onward);
            onward.setSoTimeout(150);
            threads.execute(() -> copyQuietly(client, onward, Long.MAX_VALUE, 0));
            copy(onward.getInputStream(), client.getOutputStream(), Long.MAX_VALUE, 0);
            open.remove(onward);
        }
    }

    private void pass(Socket client, long most, int bytesASecond) throws IOException {
        try (Socket onward = new Socket(InetAddress.getLoopbackAddress(), server)) {
            open.add(onward);
            threads.execute(() -> copyQuietly(onward, client, Long.MAX_VALUE, 0));
            copy(client.getInputStream(), onward.getOutputStream(), most, bytesASecond);
            open.remove(onward);
        }
    }

    private void copyQuietly(Socket from, Socket to, long most, int bytesASecond) {
        try {
            copy(from.getInputStream(), to.getOutputStream(), most, bytesASecond);
        } catch (IOException e) {
            // either end hung up
        } finally {
            hangUp(from);
            hangUp(to);
        }
    }

    private void copy(InputStream from, OutputStream to, long most, int bytesASecond) throws IOException {
        byte[] block = new byte[BLOCK];
        long left = most;
        while (left > 0) {
            int read = from.read(block, 0, (int) Math.min(block.length, left));
            if (read < 0) {
                return;
            }
            to.write(block, 0, read);
            left -= read;
            if (bytesASecond > 0) {
                pause(read * 1000L / bytesASecond);
            }
        }
    }

    private void pause(long millis) throws IOException {
        try {
            if (closed.await(millis, TimeUnit.MILLISECONDS)) {
                throw new IOException("the line is closed");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void hangUp(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws IOException {
        closed.countDown();
        entry.close();
        open.forEach(FaultyLine::hangUp);
        threads.shutdownNow();
    }
}
