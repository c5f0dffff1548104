package dev.livekeep.twitch.segment;

import java.util.concurrent.ArrayBlockingQueue;

/** Lends buffers, so that downloads do not make one each. Keeps a bounded number. Safe for many threads. */
final class Blocks {

    /** Bytes of one: full blocks cost the least per byte. */
    static final int SIZE = 64 * 1024;

    private static final int MOST_KEPT = 64;

    private final ArrayBlockingQueue<byte[]> free = new ArrayBlockingQueue<>(MOST_KEPT);

    byte[] take() {
        byte[] block = free.poll();
        return block == null ? new byte[SIZE] : block;
    }

    void giveBack(byte[] block) {
        boolean unused = free.offer(block);
    }
}
