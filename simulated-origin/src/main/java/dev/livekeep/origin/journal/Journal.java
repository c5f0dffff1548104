package dev.livekeep.origin.journal;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** What the origin remembers of itself, in memory and on request in a file. Safe for many threads. */
public final class Journal implements AutoCloseable {
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition more = lock.newCondition();
    private final List<JournalEvent> events = new ArrayList<>();
    private final Optional<FileWriter> file;

    /** A journal in memory, also written to the file, which is begun anew. */
    public Journal(Optional<Path> path) throws IOException {
        file = path.isPresent() ? Optional.of(new FileWriter(Files.newBufferedWriter(path.get()))) : Optional.empty();
    }

    /** Adds an event at the end. */
    public void add(JournalEvent event) {
        lock.lock();
        try {
            events.add(event);
            more.signalAll();
            file.ifPresent(f -> f.queue.add(Optional.of(event)));
        } finally {
            lock.unlock();
        }
    }

    /** All events until now, in the order in which they were noted. */
    public List<JournalEvent> events() {
        lock.lock();
        try {
            return List.copyOf(events);
        } finally {
            lock.unlock();
        }
    }

    /** All events of one type. */
    public <E extends JournalEvent> List<E> events(Class<E> type) {
        return events().stream().filter(type::isInstance).map(type::cast).toList();
    }

    /**
     * Waits until there are so many events of one type, for example requests: a client can have read an answer before
     * it is noted. Returns all there are then, fewer than {@code count} if the time ran out.
     */
    public <E extends JournalEvent> List<E> await(Class<E> type, int count, Duration atMost)
            throws InterruptedException {
        long left = atMost.toNanos();
        lock.lock();
        try {
            while (events(type).size() < count && left > 0) {
                left = more.awaitNanos(left);
            }
            return events(type);
        } finally {
            lock.unlock();
        }
    }

    /** The whole journal as it is written to files: one JSON object a line. */
    public List<String> lines() {
        return events().stream().map(JournalEvent::json).toList();
    }

    /** Waits until the file holds everything noted so far. */
    @Override
    public void close() {
        file.ifPresent(FileWriter::finish);
    }

    /** Hashes and writes on a thread of its own, so that answering waits for neither. */
    private static final class FileWriter {
        private final BlockingQueue<Optional<JournalEvent>> queue = new LinkedBlockingQueue<>();
        private final BufferedWriter out;
        private final Thread thread;

        FileWriter(BufferedWriter out) {
            this.out = out;
            thread = Thread.ofPlatform().daemon().name("origin-journal").start(this::run);
        }

        private void run() {
            try (out) {
                for (Optional<JournalEvent> next = queue.take(); next.isPresent(); next = queue.take()) {
                    out.write(next.get().json());
                    out.newLine();
                    if (queue.isEmpty()) {
                        out.flush();
                    }
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }

        void finish() {
            queue.add(Optional.empty());
            try {
                thread.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
