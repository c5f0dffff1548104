package dev.livekeep.s3;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Segments bigger than the heap go to a bucket and come back. */
@Tag("process")
class StreamingTest {

    /** The bigger segment is put in parts. */
    @Test
    void segmentsBiggerThanTheHeapPassThroughIt(@TempDir Path folder) throws Exception {
        S3Server server = ProxyS3Server.onDisk(folder.resolve("server"));
        try {
            S3Settings settings = server.newBucket();
            Process process = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-Xmx24m",
                            "-XX:MaxDirectMemorySize=8m",
                            "-XX:+UseSerialGC",
                            "-Daws.accessKeyId=" + S3Server.IDENTITY,
                            "-Daws.secretAccessKey=" + S3Server.CREDENTIAL,
                            "-cp",
                            System.getProperty("java.class.path"),
                            BigSegments.class.getName(),
                            "s3://" + settings.bucket() + "/?region=local&endpoint=http://127.0.0.1:" + server.port(),
                            folder.resolve("spool").toString(),
                            "28",
                            "40")
                    .redirectErrorStream(true)
                    .start();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

            assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
            assertThat(said.lines())
                    .as(said)
                    .containsSubsequence("Stored", "28 MB are the same", "Stored", "40 MB are the same");
        } finally {
            server.stop();
        }
    }
}
