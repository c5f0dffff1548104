package dev.livekeep.domain.archive;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Contract §1, hash vectors. */
class SegmentHashTest {

    private static final String OF_NOTHING = "47DEQpj8HBSa-_TImW-5JCeuQeRkm5NMpJWZG3hSuFU";

    static Stream<Arguments> vectors() {
        return Stream.of(
                Arguments.of("the empty string", "", OF_NOTHING),
                Arguments.of("abc", "abc", "ungWv48Bz-pBQUDeXa4iI7ADYaOWF3qctBD_YfIAFa0"),
                Arguments.of("188 bytes 0x47", "G".repeat(188), "tasqzSpoBsM44DKQQRHjACRzaonG5-fxGQfFCVBvFzI"),
                Arguments.of("8192 a", "a".repeat(8192), "3U5nMFIJMnZ-wKnjP-GcTOJDmdbrpP9i8TATye0w74c"),
                Arguments.of("70", "70", "_1oa4BKvpdTIicUK1Ceq9UXTGk-sBP_BxNA9QDukJQo"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("vectors")
    void hashesAreBase64UrlOfSha256(String row, String content, String text) {
        SegmentHash hash = SegmentHash.of(content.getBytes(UTF_8));

        assertThat(hash.text()).isEqualTo(text);
        assertThat(hash).hasToString(text);
        assertThat(SegmentHash.ofDigest(hash.digest())).isEqualTo(hash);
        assertThat(new SegmentHash(text).digest()).hasSize(32).isEqualTo(hash.digest());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "47DEQpj8HBSa-_TImW-5JCeuQeRkm5NMpJWZG3hSuF",
                "47DEQpj8HBSa-_TImW-5JCeuQeRkm5NMpJWZG3hSuFU=",
                "47DEQpj8HBSa-_TImW-5JCeuQeRkm5NMpJWZG3hSuFV",
                "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU",
                "47DEQpj8HBSa-_TImW-5JCeuQeRkm5NMpJWZG3hSu=="
            })
    void anyOtherTextIsRefused(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new SegmentHash(text))
                .withMessage("A segment's hash is a SHA-256 in 43 characters of base64url, but found \"" + text
                        + "\": take the name as the archive lists it");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 31, 33})
    void aDigestHas32Bytes(int length) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SegmentHash.ofDigest(new byte[length]))
                .withMessageContaining("found " + length);
    }

    @Test
    void theDigestIsACopy() {
        SegmentHash hash = new SegmentHash(OF_NOTHING);

        hash.digest()[0] = 1;

        assertThat(hash).isEqualTo(SegmentHash.ofDigest(hash.digest()));
        assertThat(hash.text()).isEqualTo(OF_NOTHING);
    }
}
