package dev.livekeep.s3;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.gaul.s3proxy.S3Proxy;
import org.gaul.s3proxy.auth.AuthenticationType;
import org.gaul.s3proxy.nio2blob.FilesystemNio2BlobStore;

/** An S3 server as a process of its own, for benchmarks: keeps objects in a folder and says on stdout where it is. */
final class ServerOnDisk {

    private ServerOnDisk() {}

    public static void main(String[] arguments) throws Exception {
        FilesystemNio2BlobStore objects = new FilesystemNio2BlobStore(
                Files.createDirectories(Path.of(arguments[0])).toString());
        objects.createContainer("recordings");
        S3Proxy proxy = S3Proxy.builder()
                .blobStore(objects)
                .endpoint(URI.create("http://127.0.0.1:0"))
                .awsAuthentication(AuthenticationType.AWS_V2_OR_V4, S3Server.IDENTITY, S3Server.CREDENTIAL)
                .build();
        proxy.start();
        System.out.println("http://127.0.0.1:" + proxy.getPort());
    }
}
