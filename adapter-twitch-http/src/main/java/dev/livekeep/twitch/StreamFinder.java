package dev.livekeep.twitch;

import dev.livekeep.domain.source.ClientRole;
import dev.livekeep.domain.source.StreamAnswer;
import dev.livekeep.twitch.http.Cancellation;
import dev.livekeep.twitch.http.Owner;
import java.io.IOException;

/**
 * Finds one kind of stream.
 *
 * @param <S> what it is found by
 */
interface StreamFinder<S> {

    /**
     * Where the stream is. Blocks.
     *
     * @throws IOException if no usable answer came; the message is one plain line without a token
     */
    StreamAnswer find(S source, Owner owner, ClientRole client, Cancellation stop) throws IOException;
}
