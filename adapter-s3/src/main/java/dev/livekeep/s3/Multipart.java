package dev.livekeep.s3;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.ChecksumAlgorithm;
import software.amazon.awssdk.services.s3.model.ChecksumType;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.UploadPartRequest;

/**
 * Puts big copies part by part, each with its own length and digest, read from the file as it is sent. Nobody sees the
 * object before it is whole. Of what was begun word is left beside the copy, so that a later try, in another life of the
 * process too, takes away the parts of an earlier one.
 */
final class Multipart {

    private static final Logger LOG = LoggerFactory.getLogger(Multipart.class);

    private final S3Client client;
    private final Sizes sizes;

    Multipart(S3Client client, Sizes sizes) {
        this.client = client;
        this.sizes = sizes;
    }

    /**
     * When a copy is put in parts.
     *
     * @param from more bytes than this are
     * @param part bytes of each part but the last
     */
    record Sizes(long from, long part) {

        static final Sizes USUAL = new Sizes(64L << 20, 16L << 20);
    }

    long from() {
        return sizes.from();
    }

    /** Puts the copy as the request for it as one would. */
    void put(PutObjectRequest whole, Spooled copy) throws IOException {
        String upload = begin(whole);
        Unfinished begun = Unfinished.of(copy, whole.key(), upload);
        try {
            begun.begin();
            List<CompletedPart> parts = parts(whole, upload, copy);
            client.completeMultipartUpload(request -> request.bucket(whole.bucket())
                    .key(whole.key())
                    .uploadId(upload)
                    .ifNoneMatch(whole.ifNoneMatch())
                    .multipartUpload(completed -> completed.parts(parts)));
            begun.end();
        } catch (SdkException | IOException | UncheckedIOException e) {
            try {
                abort(whole.bucket(), begun);
            } catch (SdkException later) {
                LOG.debug("Could not abort an upload in parts yet: {}", S3Trouble.say(later));
            }
            throw e;
        }
    }

    /** Takes away the parts that an earlier try to put this copy left. */
    void clear(String bucket, Spooled copy) throws IOException {
        Optional<Unfinished> left = Unfinished.of(copy);
        if (left.isPresent()) {
            abort(bucket, left.get());
        }
    }

    private String begin(PutObjectRequest whole) {
        return client.createMultipartUpload(request -> request.bucket(whole.bucket())
                        .key(whole.key())
                        .contentType(whole.contentType())
                        .metadata(whole.metadata())
                        .storageClass(whole.storageClassAsString())
                        .serverSideEncryption(whole.serverSideEncryptionAsString())
                        .ssekmsKeyId(whole.ssekmsKeyId())
                        .checksumAlgorithm(ChecksumAlgorithm.SHA256)
                        .checksumType(ChecksumType.COMPOSITE))
                .uploadId();
    }

    private List<CompletedPart> parts(PutObjectRequest whole, String upload, Spooled copy) throws IOException {
        List<CompletedPart> parts = new ArrayList<>();
        for (long from = 0; from < copy.size(); from += sizes.part()) {
            Range range = new Range(copy.file(), from, Math.min(sizes.part(), copy.size() - from));
            String digest = range.digest();
            int number = parts.size() + 1;
            UploadPartRequest request = UploadPartRequest.builder()
                    .bucket(whole.bucket())
                    .key(whole.key())
                    .uploadId(upload)
                    .partNumber(number)
                    .contentLength(range.length())
                    .checksumSHA256(digest)
                    .overrideConfiguration(config -> config.apiCallTimeout(Bucket.timeFor(range.length())))
                    .build();
            String tag = client.uploadPart(request, range.body()).eTag();
            parts.add(CompletedPart.builder()
                    .partNumber(number)
                    .eTag(tag)
                    .checksumSHA256(digest)
                    .build());
        }
        return parts;
    }

    private void abort(String bucket, Unfinished begun) throws IOException {
        try {
            client.abortMultipartUpload(
                    request -> request.bucket(bucket).key(begun.key()).uploadId(begun.upload()));
        } catch (SdkException e) {
            if (!S3Trouble.isRefusal(e)) {
                throw e;
            }
            if (!S3Trouble.isNotFound(e)) {
                LOG.warn("Parts of an upload of {} stay in the bucket: {}", begun.key(), S3Trouble.say(e));
            }
        }
        begun.end();
    }

    /** A part of a file. */
    private record Range(Path file, long from, long length) {

        InputStream open() throws IOException {
            FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
            channel.position(from);
            return Channels.newInputStream(channel);
        }

        String digest() throws IOException {
            try (InputStream bytes = open()) {
                return Digests.spelt(Digests.of(bytes, length));
            }
        }

        RequestBody body() {
            return RequestBody.fromContentProvider(
                    () -> {
                        try {
                            return open();
                        } catch (IOException e) {
                            throw new UncheckedIOException(e);
                        }
                    },
                    length,
                    "application/octet-stream");
        }
    }
}
