package dev.livekeep.twitch.segment;

import dev.livekeep.domain.time.Tick;
import dev.livekeep.ports.Clock;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;

/**
 * Moves a body from its stream to a feed in full blocks, which cost the least; a slow body in smaller ones, so that
 * whoever watches sees that bytes come. What came before a failure is handed on before the failure is thrown.
 */
final class BodyReader {

    private static final Duration PATIENCE = Duration.ofMillis(100);

    private final Clock clock;
    private final Blocks blocks;

    BodyReader(Clock clock, Blocks blocks) {
        this.clock = clock;
        this.blocks = blocks;
    }

    void move(InputStream body, Feed feed) throws IOException {
        byte[] block = blocks.take();
        int filled = 0;
        Tick handedOn = clock.tick();
        try {
            while (true) {
                int n;
                try {
                    n = body.read(block, filled, Blocks.SIZE - filled);
                } catch (IOException e) {
                    feed.bytes(block, 0, filled);
                    throw e;
                }
                filled += Math.max(0, n);
                Tick now = clock.tick();
                if (n < 0 || filled == Blocks.SIZE || now.since(handedOn).compareTo(PATIENCE) >= 0) {
                    feed.bytes(block, 0, filled);
                    filled = 0;
                    handedOn = now;
                }
                if (n < 0) {
                    return;
                }
            }
        } finally {
            blocks.giveBack(block);
        }
    }
}
