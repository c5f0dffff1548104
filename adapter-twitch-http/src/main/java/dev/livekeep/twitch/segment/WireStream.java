package dev.livekeep.twitch.segment;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Counts what comes over the wire, and ends where it is told to although the wire goes on. */
final class WireStream extends FilterInputStream {

    private final long most;
    private long count;

    WireStream(InputStream wire, long most) {
        super(wire);
        this.most = most;
    }

    long count() {
        return count;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] block, int from, int length) throws IOException {
        if (count >= most) {
            return -1;
        }
        int n = super.read(block, from, (int) Math.min(length, most - count));
        count += Math.max(0, n);
        return n;
    }

    @Override
    public long skip(long wanted) throws IOException {
        return wanted <= 0 ? 0 : Math.max(0, read(new byte[(int) Math.min(wanted, 8192)]));
    }

    @Override
    public int available() throws IOException {
        return (int) Math.min(super.available(), most - count);
    }
}
