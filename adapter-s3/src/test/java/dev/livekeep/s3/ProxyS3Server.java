package dev.livekeep.s3;

import java.net.URI;
import org.gaul.s3proxy.S3Proxy;
import org.gaul.s3proxy.auth.AuthenticationType;
import org.gaul.s3proxy.nio2blob.TransientNio2BlobStore;

/** A server that keeps objects in memory, checks signatures and checksums, and heeds conditions. */
final class ProxyS3Server extends S3Server {

    private final TransientNio2BlobStore objects = new TransientNio2BlobStore();
    private final S3Proxy proxy;

    ProxyS3Server() throws Exception {
        proxy = S3Proxy.builder()
                .blobStore(objects)
                .endpoint(URI.create("http://127.0.0.1:0"))
                .awsAuthentication(AuthenticationType.AWS_V2_OR_V4, IDENTITY, CREDENTIAL)
                .build();
        proxy.start();
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
