package dev.livekeep.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.MultipartUpload;

/** Uploads in parts that a kill cut off. */
class UnfinishedTest extends ServerTest {

    @Override
    S3Server start() throws Exception {
        return new ProxyS3Server();
    }

    /** Nothing that catches failures catches this. */
    private static final class Killed extends Error {
        private static final long serialVersionUID = 1;
    }

    private static S3Client killedAtTheSecondPart(S3Client client) {
        AtomicInteger parts = new AtomicInteger();
        return (S3Client) Proxy.newProxyInstance(
                S3Client.class.getClassLoader(), new Class<?>[] {S3Client.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("uploadPart") && parts.incrementAndGet() == 2) {
                        throw new Killed();
                    }
                    try {
                        return method.invoke(client, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    private Spooled spooled(Copy copy) throws IOException {
        Path file = spool.resolve(
                SpoolName.ofCopy(UUID.randomUUID(), copy.path().name()).fileName());
        Files.write(file, copy.bytes());
        return new Spooled(copy.path(), file, copy.bytes().length, outcome -> {});
    }

    private List<String> uploads(S3Client client) {
        return client.listMultipartUploads(request -> request.bucket(settings().bucket())).uploads().stream()
                .map(MultipartUpload::uploadId)
                .toList();
    }

    @Test
    void partsThatAKilledRecorderLeftGoWithTheNextTryAndThoseOfOthersStay() throws IOException {
        Spooled copy = spooled(Copy.number(1, 12 << 20));
        try (S3Clients clients = S3Clients.of(settings())) {
            S3Client client = clients.writes();
            Bucket killed = new Bucket(killedAtTheSecondPart(client), settings(), "killed", SMALL_PARTS);
            assertThatThrownBy(() -> killed.put(copy)).isInstanceOf(Killed.class);
            String others = client.createMultipartUpload(
                            request -> request.bucket(settings().bucket()).key(killed.key(copy.path())))
                    .uploadId();
            assertThat(uploads(client)).hasSize(2).contains(others);

            Bucket.Put put = new Bucket(client, settings(), "next", SMALL_PARTS).put(copy);

            assertThat(put).isEqualTo(new Bucket.Put.Stored());
            assertThat(uploads(client)).containsExactly(others);
        }
        assertThat(spool.toFile().list())
                .containsExactly(copy.file().getFileName().toString());
    }

    @Test
    void aNoteThatWasCutOffIsPassedOver() throws IOException {
        Spooled copy = spooled(Copy.number(1, 7 << 20));
        Files.writeString(spool.resolve(copy.id() + ".upload"), "archive/desertb");

        try (S3Clients clients = S3Clients.of(settings())) {
            Bucket.Put put = new Bucket(clients.writes(), settings(), "next", SMALL_PARTS).put(copy);

            assertThat(put).isEqualTo(new Bucket.Put.Stored());
        }
    }
}
