package dev.livekeep.app.process;

import dev.livekeep.app.stores.Plugins;
import dev.livekeep.app.stores.StoreProviders;
import dev.livekeep.domain.archive.Channel;
import dev.livekeep.domain.archive.HourFolder;
import dev.livekeep.domain.archive.Quality;
import dev.livekeep.ports.ArchiveReader;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.gaul.s3proxy.S3Proxy;
import org.gaul.s3proxy.auth.AuthenticationType;
import org.gaul.s3proxy.nio2blob.TransientNio2BlobStore;

/** A real S3 server on loopback with one bucket, which can go and come back with all it holds. */
final class BucketServer implements AutoCloseable {
    private static final String IDENTITY = "local-identity";
    private static final String CREDENTIAL = "local-credential";
    private static final String BUCKET = "recordings";

    private final TransientNio2BlobStore objects = new TransientNio2BlobStore();
    private S3Proxy proxy;
    private int port;

    private BucketServer() {
        objects.createContainer(BUCKET);
        proxy = started();
        port = proxy.getPort();
    }

    static BucketServer start() {
        return new BucketServer();
    }

    private S3Proxy started() {
        try {
            S3Proxy server = S3Proxy.builder()
                    .blobStore(objects)
                    .endpoint(URI.create("http://127.0.0.1:" + port))
                    .awsAuthentication(AuthenticationType.AWS_V2_OR_V4, IDENTITY, CREDENTIAL)
                    .build();
            server.start();
            return server;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    void goAway() {
        try {
            proxy.stop();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    void comeBack() {
        proxy = started();
    }

    /** Where recorders keep their archive. */
    String uri() {
        return "s3://" + BUCKET + "/some/where?endpoint=http://127.0.0.1:" + port;
    }

    /** Whom it lets in, as the environment of a process says it. */
    Map<String, String> credentials() {
        return Map.of("AWS_ACCESS_KEY_ID", IDENTITY, "AWS_SECRET_ACCESS_KEY", CREDENTIAL);
    }

    /** Reads every object into a folder. */
    void copyInto(Path folder) throws IOException {
        System.setProperty("aws.accessKeyId", IDENTITY);
        System.setProperty("aws.secretAccessKey", CREDENTIAL);
        try (ArchiveReader archive =
                StoreProviders.with(Plugins.in(Optional.empty())).reader(URI.create(uri()))) {
            for (Channel channel : archive.channels()) {
                for (Quality quality : archive.qualities(channel)) {
                    for (HourFolder hour : archive.hours(channel, quality)) {
                        copy(archive, channel, quality, hour, folder);
                    }
                }
            }
        } finally {
            System.clearProperty("aws.accessKeyId");
            System.clearProperty("aws.secretAccessKey");
        }
    }

    private static void copy(ArchiveReader archive, Channel channel, Quality quality, HourFolder hour, Path folder)
            throws IOException {
        Path to = Files.createDirectories(
                folder.resolve(channel.name()).resolve(quality.name()).resolve(hour.text()));
        for (ArchiveReader.Entry entry : archive.list(channel, quality, hour)) {
            try (InputStream content = archive.openListed(channel, quality, hour, entry.name())) {
                Files.copy(content, to.resolve(entry.name()));
            }
        }
    }

    @Override
    public void close() {
        goAway();
    }
}
