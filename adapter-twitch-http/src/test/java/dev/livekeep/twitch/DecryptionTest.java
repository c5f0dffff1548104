package dev.livekeep.twitch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.livekeep.domain.source.BodyEnd;
import dev.livekeep.domain.source.EndProof;
import dev.livekeep.domain.source.ResponseFacts;
import dev.livekeep.testkit.RecordedBody;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("process")
class DecryptionTest {

    private static final byte[] KEY = HexFormat.of().parseHex("000102030405060708090a0b0c0d0e0f");
    private static final byte[] PLAIN = new byte[150_001];

    static {
        new Random(2).nextBytes(PLAIN);
    }

    private final Bench bench = new Bench();

    @AfterEach
    void close() {
        bench.close();
    }

    private static byte[] coded(byte[] plain, byte[] iv) {
        try {
            Cipher cipher = Cipher.getInstance("AES/CBC/PKCS5Padding");
            cipher.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(KEY, "AES"), new IvParameterSpec(iv));
            return cipher.doFinal(plain);
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void withoutAnIvTheMediaSequenceIsIt() {
        byte[] iv = ByteBuffer.allocate(16).putLong(0).putLong(5).array();
        bench.server.on("/key", 200, "", KEY);
        bench.server.on("/a.ts", 200, "", coded(PLAIN, iv));

        RecordedBody first = bench.download(bench.request("a.ts", "#EXT-X-KEY:METHOD=AES-128,URI=\"key\""));
        RecordedBody second = bench.download(bench.request("a.ts", "#EXT-X-KEY:METHOD=AES-128,URI=\"key\""));

        assertThat(first.body()).isEqualTo(PLAIN);
        assertThat(first.end()).contains(new BodyEnd.Complete(EndProof.LENGTH));
        assertThat(first.facts().map(ResponseFacts::resumable)).contains(false);
        assertThat(second.body()).isEqualTo(PLAIN);
        assertThat(bench.server.requests("/key")).hasSize(1);
    }

    @Test
    void plainBytesAreHandedOnWhileTheRestIsStillOnItsWay() {
        byte[] coded =
                coded(PLAIN, ByteBuffer.allocate(16).putLong(0).putLong(5).array());
        RecordedBody body = new RecordedBody();
        bench.server.on("/key", 200, "", KEY);
        bench.server.on("/a.ts", (request, out) -> {
            RawServer.write(out, "HTTP/1.1 200 OK\r\nContent-Length: " + coded.length + "\r\n\r\n");
            out.write(coded, 0, 100_000);
            out.flush();
            Bench.passUntil(() -> body.body().length > 60_000);
            out.write(coded, 100_000, coded.length - 100_000);
            out.flush();
        });

        bench.download(bench.request("a.ts", "#EXT-X-KEY:METHOD=AES-128,URI=\"key\""), body);

        assertThat(body.body()).isEqualTo(PLAIN);
        assertThat(body.end()).contains(new BodyEnd.Complete(EndProof.LENGTH));
    }

    @Test
    void anEncryptedPartOfAResourceIsCutOutBeforeItIsDecrypted() {
        byte[] coded =
                coded(PLAIN, ByteBuffer.allocate(16).putLong(0).putLong(5).array());
        byte[] whole = new byte[coded.length + 3000];
        System.arraycopy(coded, 0, whole, 1000, coded.length);
        bench.server.on("/key", 200, "", KEY);
        bench.server.on("/whole.ts", 200, "", whole);
        bench.server.on(
                "/part.ts",
                206,
                "Content-Range: bytes 1000-" + (999 + coded.length) + "/" + whole.length + "\r\n",
                coded);
        String[] tags = {"#EXT-X-KEY:METHOD=AES-128,URI=\"key\"", "#EXT-X-BYTERANGE:" + coded.length + "@1000"};

        RecordedBody cut = bench.download(bench.request("whole.ts", tags));
        RecordedBody part = bench.download(bench.request("part.ts", tags));

        assertThat(cut.body()).isEqualTo(PLAIN);
        assertThat(part.body()).isEqualTo(PLAIN);
        assertThat(part.end()).contains(new BodyEnd.Complete(EndProof.LENGTH));
    }

    @Test
    void aListedIvIsUsedForSegmentAndInitSection() {
        byte[] iv = HexFormat.of().parseHex("ffeeddccbbaa99887766554433221100");
        byte[] init = "an init section that is encrypted".getBytes(java.nio.charset.StandardCharsets.UTF_8);
        bench.server.on("/key", 200, "", KEY);
        bench.server.on("/init.mp4", 200, "", coded(init, iv));
        bench.server.on("/a.m4s", 200, "", coded(PLAIN, iv));

        RecordedBody body = bench.download(bench.request(
                "a.m4s",
                "#EXT-X-KEY:METHOD=AES-128,URI=\"key\",IV=0xFFEEDDCCBBAA99887766554433221100",
                "#EXT-X-MAP:URI=\"init.mp4\""));

        assertThat(body.body()).isEqualTo(PLAIN);
        assertThat(body.init()).isEqualTo(init);
    }

    @Test
    void aWrongKeyOrACutBodyIsBroken() {
        byte[] iv = ByteBuffer.allocate(16).putLong(0).putLong(5).array();
        bench.server.on("/wrong", 200, "", new byte[16]);
        bench.server.on("/key", 200, "", KEY);
        bench.server.on("/a.ts", 200, "", Arrays.copyOf(coded(PLAIN, iv), 100_001));
        bench.server.on("/b.ts", 200, "", coded(PLAIN, iv));

        RecordedBody cut = bench.download(bench.request("a.ts", "#EXT-X-KEY:METHOD=AES-128,URI=\"key\""));
        RecordedBody wrong = bench.download(bench.request("b.ts", "#EXT-X-KEY:METHOD=AES-128,URI=\"wrong\""));

        assertThat(cut.end()).get().isInstanceOf(BodyEnd.Broken.class);
        assertThat(cut.body()).isEqualTo(Arrays.copyOf(PLAIN, cut.body().length));
        assertThat(wrong.end()).get().isInstanceOf(BodyEnd.Broken.class);
    }

    @Test
    void aKeyOfAnotherLengthIsNoKey() {
        bench.server.on("/key", 200, "", "short");
        bench.server.on("/a.ts", 200, "", PLAIN);

        RecordedBody body = bench.download(bench.request("a.ts", "#EXT-X-KEY:METHOD=AES-128,URI=\"key\""));

        assertThat(body.end()).contains(new BodyEnd.NoAnswer("key: wanted 16 bytes, found 5"));
    }

    @Test
    void aKeyOfAnotherLengthIsNotRemembered() {
        byte[] iv = ByteBuffer.allocate(16).putLong(0).putLong(5).array();
        bench.server.on("/a.ts", 200, "", coded(PLAIN, iv));
        bench.server.on("/key", 200, "", "try later");
        bench.download(bench.request("a.ts", "#EXT-X-KEY:METHOD=AES-128,URI=\"key\""));
        bench.server.on("/key", 200, "", KEY);

        RecordedBody body = bench.download(bench.request("a.ts", "#EXT-X-KEY:METHOD=AES-128,URI=\"key\""));

        assertThat(body.body()).isEqualTo(PLAIN);
    }

    @Test
    void aKeyThatDoesNotFitIsForgotten() {
        byte[] iv = ByteBuffer.allocate(16).putLong(0).putLong(5).array();
        bench.server.on("/a.ts", 200, "", coded(PLAIN, iv));
        bench.server.on("/key", 200, "", new byte[16]);
        RecordedBody wrong = bench.download(bench.request("a.ts", "#EXT-X-KEY:METHOD=AES-128,URI=\"key\""));
        bench.server.on("/key", 200, "", KEY);

        RecordedBody right = bench.download(bench.request("a.ts", "#EXT-X-KEY:METHOD=AES-128,URI=\"key\""));

        assertThat(wrong.end()).get().isInstanceOf(BodyEnd.Broken.class);
        assertThat(right.body()).isEqualTo(PLAIN);
    }

    @Test
    void anEncryptedInitSectionThatDoesNotFitItsKeyIsForgottenWithIt() {
        byte[] iv = HexFormat.of().parseHex("ffeeddccbbaa99887766554433221100");
        byte[] init = "an init section that is encrypted".getBytes(java.nio.charset.StandardCharsets.UTF_8);
        String[] tags = {
            "#EXT-X-KEY:METHOD=AES-128,URI=\"key\",IV=0xFFEEDDCCBBAA99887766554433221100", "#EXT-X-MAP:URI=\"init.mp4\""
        };
        bench.server.on("/key", 200, "", KEY);
        bench.server.on("/init.mp4", 200, "", "no init section");
        bench.server.on("/a.m4s", 200, "", coded(PLAIN, iv));
        RecordedBody wrong = bench.download(bench.request("a.m4s", tags));
        bench.server.on("/init.mp4", 200, "", coded(init, iv));

        RecordedBody right = bench.download(bench.request("a.m4s", tags));

        assertThat(wrong.end()).contains(new BodyEnd.NoAnswer("decryption failed"));
        assertThat(right.init()).isEqualTo(init);
    }

    @Test
    void otherMethodsAreStoredAsTheyAre() {
        bench.server.on("/a.ts", 200, "", PLAIN);

        RecordedBody body = bench.download(bench.request("a.ts", "#EXT-X-KEY:METHOD=SAMPLE-AES,URI=\"key\""));

        assertThat(body.body()).isEqualTo(PLAIN);
        assertThat(bench.server.requests("/key")).isEmpty();
    }
}
