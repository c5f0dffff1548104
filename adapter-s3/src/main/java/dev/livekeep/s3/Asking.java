package dev.livekeep.s3;

import java.io.IOException;
import java.util.Optional;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * Something that is put to a server and is the same if it is put twice. A server may close a connection in the moment it is
 * used again, or answer and hang up before it was told everything, and the answer is lost: so it is asked again, at once.
 */
@FunctionalInterface
interface Asking<T> {

    int TRIES = 3;

    T ask() throws IOException;

    /** Asks until there is an answer, but not for ever. */
    static <T> T untilAnswered(Asking<T> question) throws IOException {
        Optional<SdkException> lost = Optional.empty();
        for (int i = 0; i < TRIES; i++) {
            try {
                return question.ask();
            } catch (SdkException e) {
                if (!(e.getCause() instanceof IOException)) {
                    throw e;
                }
                lost = Optional.of(e);
            }
        }
        throw lost.orElseThrow();
    }
}
