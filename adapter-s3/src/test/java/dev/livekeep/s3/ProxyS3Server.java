package dev.livekeep.s3;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.gaul.s3proxy.S3Proxy;
import org.gaul.s3proxy.auth.AuthenticationType;
import org.gaul.s3proxy.blobstore.BlobStore;
import org.gaul.s3proxy.nio2blob.FilesystemNio2BlobStore;
import org.gaul.s3proxy.nio2blob.TransientNio2BlobStore;

/** A server that checks signatures and checksums, and heeds conditions. */
final class ProxyS3Server extends S3Server {

    private final S3Proxy proxy;
    private final AutoCloseable objects;

    /** Keeps objects in memory. */
    ProxyS3Server() throws Exception {
        this(new TransientNio2BlobStore());
    }

    private ProxyS3Server(TransientNio2BlobStore objects) throws Exception {
        this(objects, objects);
    }

    private ProxyS3Server(BlobStore objects, AutoCloseable closing) throws Exception {
        this.objects = closing;
        this.proxy = S3Proxy.builder()
                .blobStore(objects)
                .endpoint(URI.create("http://127.0.0.1:0"))
                .awsAuthentication(AuthenticationType.AWS_V2_OR_V4, IDENTITY, CREDENTIAL)
                .build();
        proxy.start();
    }

    /** Keeps objects in a folder, which is made if it is missing. */
    static ProxyS3Server onDisk(Path folder) throws Exception {
        return new ProxyS3Server(
                new FilesystemNio2BlobStore(Files.createDirectories(folder).toString()), () -> {});
    }

    @Override
    int port() {
        return proxy.getPort();
    }

    @Override
    void stop() throws Exception {
        proxy.stop();
        objects.close();
    }
}
