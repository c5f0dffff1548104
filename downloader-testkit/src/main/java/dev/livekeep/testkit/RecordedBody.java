package dev.livekeep.testkit;

import dev.livekeep.domain.source.BodyEnd;
import dev.livekeep.domain.source.ResponseFacts;
import dev.livekeep.ports.BodySink;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Takes a body in and remembers in which order it was told what. Can be told to fail. Safe for many threads. */
public final class RecordedBody implements BodySink {
    private final ByteArrayOutputStream body = new ByteArrayOutputStream();
    private final ByteArrayOutputStream init = new ByteArrayOutputStream();
    private final List<ResponseFacts> opened = new ArrayList<>();
    private final List<BodyEnd> ends = new ArrayList<>();
    private final List<String> trouble = new ArrayList<>();
    private boolean refusesToOpen;
    private long most = Long.MAX_VALUE;

    /** From here on {@code opened} fails, as when the store cannot take a draft. */
    public synchronized RecordedBody refusingToOpen() {
        refusesToOpen = true;
        return this;
    }

    /** From here on {@code bytes} fails once more than {@code bytes} came, as when a disk is full. */
    public synchronized RecordedBody failingAfter(long bytes) {
        most = bytes;
        return this;
    }

    @Override
    public synchronized void opened(ResponseFacts facts) throws IOException {
        expect(opened.isEmpty() && ends.isEmpty(), "opened twice, or after the end");
        opened.add(facts);
        if (refusesToOpen) {
            throw new IOException("no draft to be had");
        }
    }

    @Override
    public synchronized void initSection(ByteBuffer bytes) throws IOException {
        expect(opened.size() == 1 && body.size() == 0 && ends.isEmpty(), "init section at the wrong time");
        append(init, bytes);
    }

    @Override
    public synchronized void bytes(ByteBuffer bytes) throws IOException {
        expect(opened.size() == 1 && ends.isEmpty(), "bytes at the wrong time");
        append(body, bytes);
        if (body.size() > most) {
            most = -1;
            throw new IOException("disk full");
        }
        expect(most >= 0, "bytes after a failure");
    }

    @Override
    public synchronized void ended(BodyEnd end) {
        expect(ends.isEmpty(), "ended twice");
        ends.add(end);
    }

    private static void append(ByteArrayOutputStream to, ByteBuffer bytes) {
        byte[] copy = new byte[bytes.remaining()];
        bytes.get(copy);
        to.writeBytes(copy);
    }

    private void expect(boolean right, String otherwise) {
        if (!right) {
            trouble.add(otherwise);
        }
    }

    /** What the headers said, if a good answer came. */
    public synchronized Optional<ResponseFacts> facts() {
        return opened.stream().findFirst();
    }

    /** The init section as far as it came. */
    public synchronized byte[] init() {
        return init.toByteArray();
    }

    /** The body as far as it came. */
    public synchronized byte[] body() {
        return body.toByteArray();
    }

    /** How it ended, if it did. */
    public synchronized Optional<BodyEnd> end() {
        return ends.stream().findFirst();
    }

    /** Whether it ended. */
    public synchronized boolean isOver() {
        return !ends.isEmpty();
    }

    /** What was told at the wrong time; empty for a source that keeps its word. */
    public synchronized List<String> trouble() {
        return List.copyOf(trouble);
    }
}
