package dev.livekeep.s3;

import dev.livekeep.ports.UnusableStoreException;
import java.io.IOException;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;

/** Whether a server puts only where nothing is, when it is told so. Blocks on the network. Safe for many threads. */
final class Conditions {

    private static final Logger LOG = LoggerFactory.getLogger(Conditions.class);
    static final String IF_FREE = "*";
    private static final String MARK = ".livekeep/conditional-put";
    private static final Duration PROBE = Duration.ofSeconds(5);

    private final S3Client client;
    private final S3Settings settings;
    private volatile Answer answer = Answer.UNKNOWN;

    Conditions(S3Client client, S3Settings settings) {
        this.client = client;
        this.settings = settings;
    }

    private enum Answer {
        UNKNOWN,
        HEEDED,
        IGNORED
    }

    /**
     * Makes sure that the bucket can be written to. One that cannot be reached now may be reached later.
     *
     * @throws UnusableStoreException when it refuses
     */
    void checkAtStart() {
        try {
            heeded();
        } catch (SdkException e) {
            if (S3Trouble.isRefusal(e)) {
                throw new UnusableStoreException(
                        "a store needs a bucket that can be written to, but " + settings.name() + " answers "
                                + S3Trouble.say(e) + ": check its name, the region and the credentials",
                        e);
            }
            if (S3Trouble.isWithoutCredentials(e)) {
                throw new UnusableStoreException(
                        "a store needs credentials, but none were found for " + settings.name()
                                + ": set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or name a profile",
                        e);
            }
            tellAway(e);
        } catch (IOException e) {
            tellAway(e);
        }
    }

    /**
     * Finds out whether the server heeds {@code If-None-Match}, by an object of our own that is put twice and stays.
     *
     * @throws SdkException when the bucket cannot be asked, or refuses
     */
    boolean heeded() throws IOException {
        if (answer == Answer.UNKNOWN) {
            probe();
        }
        return answer == Answer.HEEDED;
    }

    private void probe() throws IOException {
        boolean stood = Asking.untilAnswered(this::markIsRefused);
        boolean heeded = stood || Asking.untilAnswered(this::markIsRefused);
        answer = heeded ? Answer.HEEDED : Answer.IGNORED;
        if (!heeded) {
            LOG.warn(
                    "{} does not heed If-None-Match: each copy is looked for before it is put, and of two recorders that"
                            + " put the same copy at once the later overwrites it with the same bytes",
                    settings.name());
        }
    }

    private void tellAway(Exception trouble) {
        LOG.warn(
                "{} cannot be reached ({}): copies wait in the spool until it can",
                settings.name(),
                S3Trouble.say(trouble));
    }

    private boolean markIsRefused() {
        try {
            client.putObject(
                    request -> request.bucket(settings.bucket())
                            .key(settings.prefix() + MARK)
                            .ifNoneMatch(IF_FREE)
                            .overrideConfiguration(config -> config.apiCallTimeout(PROBE)),
                    RequestBody.empty());
            return false;
        } catch (SdkException e) {
            if (S3Trouble.isThere(e)) {
                return true;
            }
            if (S3Trouble.isNotImplemented(e)) {
                return false;
            }
            throw e;
        }
    }
}
