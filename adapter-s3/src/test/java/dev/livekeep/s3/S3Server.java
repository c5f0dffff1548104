package dev.livekeep.s3;

import java.net.URI;
import java.util.concurrent.atomic.AtomicInteger;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;

/** A real S3 server of its own on loopback. */
abstract class S3Server {

    static final String IDENTITY = "local-identity";
    static final String CREDENTIAL = "local-credential";

    private final AtomicInteger buckets = new AtomicInteger();

    abstract int port();

    abstract void stop() throws Exception;

    /** Makes a new bucket and says how to get there, by the server's own port or by that of something in front of it. */
    S3Settings newBucket(int port, String more) {
        String bucket = "bucket-" + buckets.incrementAndGet();
        S3Settings settings = settings(bucket, port(), "");
        try (S3Clients clients = S3Clients.of(settings)) {
            clients.writes().createBucket(request -> request.bucket(bucket));
        }
        return settings(bucket, port, more);
    }

    S3Settings newBucket() {
        return newBucket(port(), "");
    }

    static S3Settings settings(String bucket, int port, String more) {
        return S3Settings.of(
                URI.create("s3://" + bucket + "/archive?endpoint=http://127.0.0.1:" + port + "&region=local" + more));
    }

    /** Puts an object as a stranger would. */
    static void put(S3Settings settings, String path, byte[] content) {
        try (S3Clients clients = S3Clients.of(settings)) {
            S3Client client = clients.writes();
            client.putObject(
                    request -> request.bucket(settings.bucket()).key(settings.prefix() + path),
                    RequestBody.fromBytes(content));
        }
    }
}
