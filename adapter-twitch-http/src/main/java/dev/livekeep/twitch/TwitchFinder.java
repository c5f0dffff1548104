package dev.livekeep.twitch;

import dev.livekeep.domain.source.ClientRole;
import dev.livekeep.domain.source.Refusal;
import dev.livekeep.domain.source.StreamAnswer;
import dev.livekeep.ports.Scheduler;
import dev.livekeep.ports.TaskRunner;
import dev.livekeep.ports.TaskRunner.Work;
import dev.livekeep.twitch.AccessTokenQuery.Leave;
import dev.livekeep.twitch.http.Cancellation;
import dev.livekeep.twitch.http.CancelledException;
import dev.livekeep.twitch.http.Owner;
import dev.livekeep.twitch.http.Waiting;
import java.io.IOException;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;

/**
 * Finds a Twitch channel's stream: leave to watch, then the list of variants. Logins have no capitals, whatever people
 * write: a token is made out to the login, and usher compares.
 */
final class TwitchFinder implements StreamFinder<String> {

    private static final Duration DISK_PATIENCE = Duration.ofSeconds(2);

    private final AccessTokenQuery tokens;
    private final Usher usher;
    private final OAuthToken oauth;
    private final TaskRunner runner;
    private final Scheduler scheduler;

    TwitchFinder(AccessTokenQuery tokens, Usher usher, OAuthToken oauth, TaskRunner runner, Scheduler scheduler) {
        this.tokens = tokens;
        this.usher = usher;
        this.oauth = oauth;
        this.runner = runner;
        this.scheduler = scheduler;
    }

    @Override
    public StreamAnswer find(String name, Owner owner, ClientRole client, Cancellation stop) throws IOException {
        String login = name.toLowerCase(Locale.ROOT);
        Optional<String> used = oauth.current();
        StreamAnswer first = findOnce(login, used, owner, client, stop);
        if (used.isPresent()
                && first instanceof StreamAnswer.Refused(Refusal refusal, String words)
                && refusal == Refusal.TOKEN_REFUSED) {
            try {
                return isReplaced(used.get(), stop) ? findOnce(login, oauth.current(), owner, client, stop) : first;
            } catch (TokenFileException e) {
                return new StreamAnswer.Refused(refusal, words + "; then: " + e.getMessage());
            }
        }
        return first;
    }

    private StreamAnswer findOnce(
            String login, Optional<String> oauthToken, Owner owner, ClientRole client, Cancellation stop)
            throws IOException {
        return switch (tokens.ask(login, oauthToken, owner, client, stop)) {
            case Leave.Denied(StreamAnswer why) -> why;
            case Leave.Given(AccessToken token) -> usher.find(login, token, owner, client, stop);
        };
    }

    /** The token's file could not be read again. */
    private static final class TokenFileException extends IOException {
        private static final long serialVersionUID = 1L;

        TokenFileException(IOException cause) {
            super(cause.getMessage(), cause);
        }
    }

    /** Looks into the token's file again, on a thread that may wait for a disk. */
    private boolean isReplaced(String refused, Cancellation stop) throws IOException {
        CompletableFuture<Boolean> replaced = new CompletableFuture<>();
        Scheduler.Timer patience = scheduler.after(
                DISK_PATIENCE,
                () -> replaced.completeExceptionally(new IOException(
                        "the token's file could not be read within " + DISK_PATIENCE.toSeconds() + " s")));
        try {
            runner.run(Work.STORE, "twitch-token", () -> look(refused, replaced));
            return stop.during(() -> replaced.cancel(false), () -> Waiting.on(replaced, stop));
        } catch (RejectedExecutionException e) {
            return false;
        } catch (CancelledException e) {
            throw e;
        } catch (IOException e) {
            throw new TokenFileException(e);
        } finally {
            patience.cancel();
        }
    }

    private void look(String refused, CompletableFuture<Boolean> replaced) {
        try {
            replaced.complete(oauth.isReplaced(refused));
        } catch (IOException e) {
            replaced.completeExceptionally(e);
        }
    }
}
