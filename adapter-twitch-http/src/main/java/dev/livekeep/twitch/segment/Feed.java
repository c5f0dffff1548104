package dev.livekeep.twitch.segment;

import dev.livekeep.domain.source.ResponseFacts;
import dev.livekeep.ports.BodySink;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;

/**
 * Hands a body on to its sink: bounded, decrypted where there is a key, and with the sink's failures marked as such.
 * Used by one thread.
 */
final class Feed {

    private final BodySink sink;
    private final Optional<Decryption> decryption;
    private final long most;
    private boolean opened;
    private long taken;

    /** A feed that takes at most {@code most} bytes. */
    Feed(BodySink sink, Optional<Decryption> decryption, long most) {
        this.sink = sink;
        this.decryption = decryption;
        this.most = most;
    }

    boolean opened() {
        return opened;
    }

    void open(ResponseFacts facts, Optional<byte[]> initSection) throws IOException {
        opened = true;
        try {
            sink.opened(facts);
            if (initSection.isPresent()) {
                sink.initSection(ByteBuffer.wrap(initSection.get()).asReadOnlyBuffer());
            }
        } catch (IOException e) {
            throw new SinkFailedException(e);
        }
    }

    void bytes(byte[] block, int from, int length) throws IOException {
        taken += length;
        if (taken > most) {
            throw new IOException("larger than " + most + " bytes");
        }
        if (decryption.isEmpty()) {
            pass(block, from, length);
        } else {
            byte[] coded = from == 0 ? block : Arrays.copyOfRange(block, from, from + length);
            pass(decryption.get().plain(), 0, decryption.get().update(coded, length));
        }
    }

    /** The body is whole: what decryption held back comes out. */
    void end() throws IOException {
        if (decryption.isPresent()) {
            pass(decryption.get().plain(), 0, decryption.get().end());
        }
    }

    private void pass(byte[] block, int from, int length) throws IOException {
        if (length == 0) {
            return;
        }
        try {
            sink.bytes(ByteBuffer.wrap(block, from, length));
        } catch (IOException e) {
            throw new SinkFailedException(e);
        }
    }
}
