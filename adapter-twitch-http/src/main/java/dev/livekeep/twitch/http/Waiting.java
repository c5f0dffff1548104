package dev.livekeep.twitch.http;

import java.io.IOException;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/** Waits for what another thread does, with its failures as our own. */
public final class Waiting {

    private Waiting() {}

    /**
     * The value of {@code future}.
     *
     * @throws CancelledException if {@code stop} was cancelled, or the thread interrupted, before there was one
     */
    public static <T> T on(CompletableFuture<T> future, Cancellation stop) throws IOException {
        try {
            return future.get();
        } catch (InterruptedException e) {
            future.cancel(true);
            Thread.currentThread().interrupt();
            throw new CancelledException("interrupted");
        } catch (CancellationException e) {
            stop.check();
            throw new IOException("given up by the client", e);
        } catch (ExecutionException e) {
            stop.check();
            throw asIoException(e.getCause() == null ? e : e.getCause());
        }
    }

    private static IOException asIoException(Throwable cause) {
        if (cause instanceof IOException trouble) {
            return trouble;
        }
        if (cause instanceof Error error) {
            throw error;
        }
        return new IOException(cause.getClass().getSimpleName() + ": " + cause.getMessage(), cause);
    }
}
