package dev.livekeep.app.progress;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The last rows of a terminal: one line a channel, redrawn in place, with log lines scrolling above. Safe for many
 * threads.
 */
public final class ProgressScreen extends OutputStream {
    private static final String UP_AND_CLEAR = "\u001b[1A\u001b[2K";

    private final OutputStream terminal;
    private final Tallies tallies;
    private final int rows;
    private final ReentrantLock lock = new ReentrantLock();
    private int drawn;
    private boolean closed;

    /** @param rows how many rows the progress may take */
    public ProgressScreen(OutputStream terminal, Tallies tallies, int rows) {
        this.terminal = terminal;
        this.tallies = tallies;
        this.rows = Math.max(2, rows);
    }

    /** Draws the present figures over the last ones. */
    public void redraw() {
        lock.lock();
        try {
            if (!closed) {
                draw("");
            }
        } finally {
            lock.unlock();
        }
    }

    private void draw(String above) {
        List<String> lines = closed ? List.of() : tallies.lines(rows);
        StringBuilder text = new StringBuilder(UP_AND_CLEAR.repeat(drawn)).append(above);
        lines.forEach(line -> text.append(line).append(System.lineSeparator()));
        drawn = lines.size();
        try {
            terminal.write(text.toString().getBytes(StandardCharsets.UTF_8));
            terminal.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void write(int oneByte) throws IOException {
        write(new byte[] {(byte) oneByte}, 0, 1);
    }

    /** Writes whole log lines above the figures. */
    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        lock.lock();
        try {
            draw(new String(bytes, offset, length, StandardCharsets.UTF_8));
        } finally {
            lock.unlock();
        }
    }

    /** Draws a last time and lets the figures stand; what is written later goes below. The terminal stays open. */
    @Override
    public void close() {
        lock.lock();
        try {
            redraw();
            closed = true;
            drawn = 0;
        } finally {
            lock.unlock();
        }
    }
}
