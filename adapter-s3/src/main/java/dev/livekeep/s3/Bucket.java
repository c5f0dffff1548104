package dev.livekeep.s3;

import dev.livekeep.domain.archive.SegmentHash;
import dev.livekeep.domain.archive.SegmentKind;
import dev.livekeep.domain.archive.SegmentPath;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.NoSuchFileException;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.ChecksumMode;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;

/**
 * Puts copies into a bucket, each only if its key is free, and says what came of it. Blocks on the network. Safe for many
 * threads.
 */
final class Bucket {

    private static final String UPLOAD = "upload";
    private static final Duration LEAST_TIME = Duration.ofSeconds(30);
    /** Slower than this is not to be told from standing still. */
    private static final long LEAST_BYTES_A_SECOND = 32 * 1024;

    private final S3Client client;
    private final S3Settings settings;
    private final String instance;
    private final Multipart multipart;
    private final Conditions conditions;

    Bucket(S3Client client, S3Settings settings, String instance, Multipart.Sizes sizes) {
        this.client = client;
        this.settings = settings;
        this.instance = instance;
        this.multipart = new Multipart(client, sizes);
        this.conditions = new Conditions(client, settings);
    }

    /** How a put ended. */
    sealed interface Put {
        /** In the bucket now. */
        record Stored() implements Put {}

        /** The same copy was in the bucket. */
        record AlreadyThere() implements Put {}

        /** Never in the bucket: asking again is in vain. */
        record Refused(String reason) implements Put {}

        /** Nobody knows; asking again may help. */
        record Failed(String reason) implements Put {}
    }

    /** Makes sure that the bucket can be written to, if it can be reached. */
    void checkAtStart() {
        conditions.checkAtStart();
    }

    String key(SegmentPath path) {
        return settings.prefix() + path.text();
    }

    /** Puts a copy from its file, unless its key is taken. */
    Put put(Spooled copy) {
        try {
            return Asking.untilAnswered(() -> putOnce(copy));
        } catch (SdkException | UncheckedIOException | IOException e) {
            return failed(copy, e);
        }
    }

    private Put putOnce(Spooled copy) throws IOException {
        try {
            if (copy.size() > multipart.from()) {
                multipart.clear(settings.bucket(), copy);
            }
            boolean heeded = conditions.heeded();
            if (!heeded) {
                Optional<Put> there = confirm(copy);
                if (there.isPresent()) {
                    return there.get();
                }
            }
            if (copy.size() > multipart.from()) {
                multipart.put(request(copy, heeded), copy);
            } else {
                client.putObject(request(copy, heeded), RequestBody.fromFile(copy.file()));
            }
            return new Put.Stored();
        } catch (SdkException e) {
            if (S3Trouble.isThere(e)) {
                return confirm(copy).orElseGet(() -> new Put.Failed("the key was taken and is free again"));
            }
            throw e;
        }
    }

    private static Put failed(Spooled copy, Exception trouble) {
        boolean gone = trouble instanceof NoSuchFileException || trouble.getCause() instanceof NoSuchFileException;
        return gone
                ? new Put.Refused("the spool lost " + copy.file().getFileName())
                : new Put.Failed(S3Trouble.say(trouble));
    }

    /** Compares what lies under the copy's key with the copy; empty when nothing does. */
    private Optional<Put> confirm(Spooled copy) {
        return head(client, settings.bucket(), key(copy.path())).map(there -> {
            if (!isSame(there, copy)) {
                return new Put.Refused("an object of the same name holds other bytes: verify the archive");
            }
            boolean ours = copy.id().equals(there.metadata().get(UPLOAD)); // only the answer was lost
            return ours ? new Put.Stored() : new Put.AlreadyThere();
        });
    }

    private static boolean isSame(HeadObjectResponse there, Spooled copy) {
        SegmentHash hash = copy.path().name().hash();
        return there.contentLength() == copy.size()
                && storedHash(there).filter(stored -> !stored.equals(hash)).isEmpty();
    }

    /** What is known of an object; empty when there is none. */
    static Optional<HeadObjectResponse> head(S3Client client, String bucket, String key) {
        try {
            return Optional.of(
                    client.headObject(request -> request.bucket(bucket).key(key).checksumMode(ChecksumMode.ENABLED)));
        } catch (SdkException e) {
            if (S3Trouble.isNotFound(e)) {
                return Optional.empty();
            }
            throw e;
        }
    }

    /** The SHA-256 of the whole object, if the server keeps one; that of a multipart upload is one of its parts' hashes. */
    static Optional<SegmentHash> storedHash(HeadObjectResponse head) {
        String text = head.checksumSHA256();
        if (text == null || text.contains("-")) {
            return Optional.empty();
        }
        try {
            return Optional.of(SegmentHash.ofDigest(Base64.getDecoder().decode(text)));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private PutObjectRequest request(Spooled copy, boolean heeded) {
        SegmentPath path = copy.path();
        PutObjectRequest.Builder request = PutObjectRequest.builder()
                .bucket(settings.bucket())
                .key(key(path))
                .contentLength(copy.size())
                .contentType("video/mp2t")
                .checksumSHA256(Digests.spelt(path.name().hash().digest()))
                .metadata(metadata(copy))
                .storageClass(settings.storageClass().orElse(null))
                .serverSideEncryption(settings.encryption().orElse(null))
                .ssekmsKeyId(settings.kmsKey().orElse(null))
                .overrideConfiguration(config -> config.apiCallTimeout(timeFor(copy.size())));
        if (heeded) {
            request.ifNoneMatch(Conditions.IF_FREE);
        }
        return request.build();
    }

    static Duration timeFor(long bytes) {
        return LEAST_TIME.plusSeconds(bytes / LEAST_BYTES_A_SECOND);
    }

    private Map<String, String> metadata(Spooled copy) {
        SegmentPath path = copy.path();
        SegmentKind kind = path.name().kind();
        return Map.of(
                "start",
                path.name().start().toString(),
                "duration",
                path.name().duration().text(),
                "kind",
                kind.text(),
                "channel",
                Keys.ascii(path.channel().name()),
                "quality",
                Keys.ascii(path.quality().name()),
                "instance",
                Keys.ascii(instance),
                UPLOAD,
                copy.id());
    }
}
