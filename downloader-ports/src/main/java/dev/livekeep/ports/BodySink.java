package dev.livekeep.ports;

import dev.livekeep.domain.source.BodyEnd;
import dev.livekeep.domain.source.ResponseFacts;
import java.io.IOException;
import java.nio.ByteBuffer;

/**
 * Takes one response in: {@code opened}, then any number of {@code initSection} and {@code bytes}, then {@code ended};
 * or only {@code ended} when there was never a good answer. Called by one thread at a time.
 */
public interface BodySink {

    /**
     * The headers of a good answer (2xx) came.
     *
     * @throws IOException when the store cannot take the body; the source then closes the connection and ends with
     *     {@link BodyEnd.Broken}
     */
    void opened(ResponseFacts facts) throws IOException;

    /** Bytes of the init section, all of them before the first {@link #bytes}. The buffer is the source's again on return. */
    void initSection(ByteBuffer bytes) throws IOException;

    /** Body bytes, decoded and decrypted. The buffer is the source's again on return. May block on the store. */
    void bytes(ByteBuffer bytes) throws IOException;

    /** It is over. Never throws. */
    void ended(BodyEnd end);
}
