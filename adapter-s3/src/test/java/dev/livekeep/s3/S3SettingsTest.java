package dev.livekeep.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class S3SettingsTest {

    @Test
    void aBucketAloneIsEnough() {
        S3Settings settings = S3Settings.of(URI.create("s3://bucket"));

        assertThat(settings)
                .isEqualTo(new S3Settings(
                        "bucket",
                        "",
                        Optional.empty(),
                        Optional.empty(),
                        false,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        20L << 30,
                        8));
        assertThat(settings.name()).isEqualTo("s3://bucket/");
    }

    @Test
    void everythingCanBeSaid() {
        S3Settings settings = S3Settings.of(URI.create("s3://bucket/a/b/?endpoint=http%3A%2F%2Fh:9000&region=eu-1"
                + "&path-style=false&profile=p&storage-class=STANDARD_IA&sse=aws:kms&sse-kms-key=arn:x+y"
                + "&spool-limit=3M&uploads=2"));

        assertThat(settings)
                .isEqualTo(new S3Settings(
                        "bucket",
                        "a/b/",
                        Optional.of(URI.create("http://h:9000")),
                        Optional.of("eu-1"),
                        false,
                        Optional.of("p"),
                        Optional.of("STANDARD_IA"),
                        Optional.of("aws:kms"),
                        Optional.of("arn:x+y"),
                        3L << 20,
                        2));
    }

    @Test
    void aServerOfOnesOwnIsAskedByPathUnlessToldOtherwise() {
        assertThat(S3Settings.of(URI.create("s3://bucket/?endpoint=http://h")).pathStyle())
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    s3://key:secret@bucket/x | credentials belong in the environment
                    s3:///x | a bucket's name
                    s3://BUCKET/x | a bucket's name
                    s3://bucket/x?colour=red | "colour"
                    s3://bucket/x?endpoint=h:9000 | endpoint
                    s3://bucket/x?endpoint=http://u:secret@h | endpoint
                    s3://bucket/x?path-style=yes | true or false
                    s3://bucket/x?spool-limit=10 | a size like 500M
                    s3://bucket/x?uploads=0 | a number from 1 to 32
                    """)
    void whatCannotBeFollowedIsRefusedWithoutASecret(String uri, String why) {
        assertThatThrownBy(() -> S3Settings.of(URI.create(uri)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(why)
                .hasMessageNotContaining("secret");
    }
}
