package dev.livekeep.twitch;

import dev.livekeep.domain.source.ClientRole;
import dev.livekeep.domain.source.Refusal;
import dev.livekeep.domain.source.StreamAnswer;
import dev.livekeep.ports.TaskRunner;
import dev.livekeep.ports.TaskRunner.Work;
import dev.livekeep.twitch.AccessTokenQuery.Leave;
import dev.livekeep.twitch.http.Cancellation;
import dev.livekeep.twitch.http.Owner;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;

/** Finds a Twitch channel's stream: leave to watch, then the list of variants. */
final class TwitchFinder implements StreamFinder<String> {

    private static final long DISK_PATIENCE_SECONDS = 2;

    private final AccessTokenQuery tokens;
    private final Usher usher;
    private final OAuthToken oauth;
    private final TaskRunner runner;

    TwitchFinder(AccessTokenQuery tokens, Usher usher, OAuthToken oauth, TaskRunner runner) {
        this.tokens = tokens;
        this.usher = usher;
        this.oauth = oauth;
        this.runner = runner;
    }

    @Override
    public StreamAnswer find(String login, Owner owner, ClientRole client, Cancellation stop) throws IOException {
        StreamAnswer first = findOnce(login, owner, client, stop);
        boolean refused = first instanceof StreamAnswer.Refused(Refusal refusal, String words)
                && refusal == Refusal.TOKEN_REFUSED;
        if (refused && gotAnotherToken()) {
            return findOnce(login, owner, client, stop);
        }
        return first;
    }

    private StreamAnswer findOnce(String login, Owner owner, ClientRole client, Cancellation stop) throws IOException {
        return switch (tokens.ask(login, owner, client, stop)) {
            case Leave.Denied(StreamAnswer why) -> why;
            case Leave.Given(AccessToken token) -> usher.find(login, token, owner, client, stop);
        };
    }

    /** Looks into the token's file again, on a thread that may wait for a disk. */
    private boolean gotAnotherToken() {
        if (oauth.current().isEmpty()) {
            return false;
        }
        CompletableFuture<Boolean> another = new CompletableFuture<>();
        try {
            runner.run(Work.STORE, "twitch-token", () -> another.complete(oauth.readAgain()));
            return another.completeOnTimeout(false, DISK_PATIENCE_SECONDS, TimeUnit.SECONDS)
                    .join();
        } catch (RejectedExecutionException e) {
            return false;
        }
    }
}
