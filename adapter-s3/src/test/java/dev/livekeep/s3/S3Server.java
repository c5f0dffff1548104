package dev.livekeep.s3;

import java.net.URI;
import java.util.concurrent.atomic.AtomicInteger;
import org.gaul.s3proxy.S3Proxy;
import org.gaul.s3proxy.auth.AuthenticationType;
import org.gaul.s3proxy.nio2blob.TransientNio2BlobStore;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;

/** A real S3 server of its own on loopback, which keeps objects in memory. */
final class S3Server {

    static final String IDENTITY = "local-identity";
    static final String CREDENTIAL = "local-credential";

    private final TransientNio2BlobStore objects = new TransientNio2BlobStore();
    private final AtomicInteger buckets = new AtomicInteger();
    private final S3Proxy proxy;

    S3Server() throws Exception {
        proxy = S3Proxy.builder()
                .blobStore(objects)
                .endpoint(URI.create("http://127.0.0.1:0"))
                .awsAuthentication(AuthenticationType.AWS_V2_OR_V4, IDENTITY, CREDENTIAL)
                .build();
        proxy.start();
    }

    int port() {
        return proxy.getPort();
    }

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

    void stop() throws Exception {
        proxy.stop();
        objects.close();
    }
}
