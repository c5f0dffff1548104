package dev.livekeep.origin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.livekeep.origin.config.ChannelConfig;
import dev.livekeep.origin.config.OriginConfig;
import dev.livekeep.origin.journal.JournalEvent;
import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PackedHlsTest {
    private static final Pattern KEY =
            Pattern.compile("#EXT-X-KEY:METHOD=AES-128,URI=\"([^\"]+)\"(?:,IV=0x([0-9a-f]{32}))?");

    private final ManualClock clock = new ManualClock(Instant.parse("2026-01-06T22:15:40Z"));
    private final Client client = new Client();
    private SimulatedOrigin origin;

    @BeforeEach
    void start() throws IOException {
        origin = SimulatedOrigin.start(OriginConfig.defaults()
                .withChannels(ChannelConfig.ts("alpha", 800_000), ChannelConfig.hevc("beta", 800_000))
                .withSegments(Duration.ofSeconds(2), 15, Duration.ofSeconds(30))
                .withClock(clock));
    }

    @AfterEach
    void stop() {
        origin.close();
        client.close();
    }

    @Test
    void variantsStandBesideTheirPlaylist() throws Exception {
        assertThat(client.uris(origin.encrypted("alpha")))
                .startsWith(origin.base().resolve("/aes128/alpha/1080p60/media.m3u8"))
                .hasSize(4);
        assertThat(client.uris(origin.ranged("beta")))
                .startsWith(origin.base().resolve("/byterange/beta/1080p60/media.m3u8"))
                .hasSize(3);
    }

    @Test
    void everyWayOfEncryptionDecryptsToThePlainSegments() throws Exception {
        URI media = origin.base().resolve("/aes128/alpha/720p60/media.m3u8");
        String playlist = client.text(media);

        List<byte[]> decrypted = decrypted(media, playlist);

        List<URI> plain = client.uris(origin.media("alpha", "720p60"));
        assertThat(decrypted).hasSize(15);
        for (int i = 0; i < plain.size(); i++) {
            assertThat(decrypted.get(i)).isEqualTo(client.get(plain.get(i)).body());
        }
        assertThat(playlist)
                .containsPattern("URI=\"key-0\",IV=0x[0-9a-f]{32}\n")
                .contains("URI=\"key-1\"\n", "METHOD=NONE\n");
    }

    @Test
    void initSectionIsEncryptedWhereTheKeyHasAnIv() throws Exception {
        URI media = origin.base().resolve("/aes128/beta/720p60/media.m3u8");

        String playlist = client.text(media);

        Matcher key = KEY.matcher(playlist);
        assertThat(key.find()).isTrue();
        byte[] init = client.get(media.resolve("init-0.mp4")).body();
        assertThat(plain(media, key, init))
                .isEqualTo(client.get(origin.media("beta", "720p60").resolve("init.mp4"))
                        .body());
        assertThat(playlist)
                .contains(
                        "#EXT-X-KEY:METHOD=NONE\n#EXT-X-MAP:URI=\"init.mp4\"\n#EXT-X-KEY:METHOD=AES-128,URI=\"key-1\"\n");
    }

    @Test
    void rangesAreThePlainSegments() throws Exception {
        URI media = origin.base().resolve("/byterange/beta/720p60/media.m3u8");
        String playlist = client.text(media);

        List<byte[]> parts = parts(media, playlist);

        List<URI> plain = client.uris(origin.media("beta", "720p60"));
        assertThat(parts).hasSize(15);
        for (int i = 0; i < plain.size(); i++) {
            assertThat(parts.get(i)).isEqualTo(client.get(plain.get(i)).body());
        }
        assertThat(playlist).containsPattern("#EXT-X-BYTERANGE:\\d+\n").containsPattern("#EXT-X-BYTERANGE:\\d+@\\d+\n");
        assertThat(playlist).containsPattern("#EXT-X-MAP:URI=\"1\\.m4s\",BYTERANGE=\"\\d+@0\"\n");
    }

    @Test
    void fileGrowsAndIsGoneAfterItsLastSegment() throws Exception {
        URI file = origin.base().resolve("/byterange/alpha/720p60/3.ts");
        int before = client.get(file).statusCode();

        clock.advance(Duration.ofSeconds(2));
        int begun = client.get(file).body().length;
        clock.advance(Duration.ofSeconds(8));
        int whole = client.get(file).body().length;
        clock.advance(Duration.ofSeconds(60));
        int gone = client.get(file).statusCode();

        assertThat(before).isEqualTo(404);
        assertThat(whole).isEqualTo(5 * begun);
        assertThat(gone).isEqualTo(404);
    }

    @Test
    void journalTellsWhichContentARangeIsOf() throws Exception {
        URI media = origin.base().resolve("/byterange/beta/720p60/media.m3u8");

        parts(media, client.text(media));

        List<Long> contents = origin.journal().events(JournalEvent.Asked.class).stream()
                .filter(asked -> asked.kind().equals("segment"))
                .map(asked -> asked.content().orElse(-1))
                .toList();
        assertThat(contents).containsExactly(0L, 1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L, 9L, 10L, 11L, 12L, 13L, 14L);
    }

    private List<byte[]> decrypted(URI media, String playlist) throws Exception {
        long sequence = playlist.lines()
                .filter(line -> line.startsWith("#EXT-X-MEDIA-SEQUENCE:"))
                .mapToLong(line -> Long.parseLong(line.substring(line.indexOf(':') + 1)))
                .findFirst()
                .orElseThrow();
        List<byte[]> segments = new ArrayList<>();
        byte[] key = new byte[0];
        String iv = "";
        for (String line : playlist.lines().toList()) {
            Matcher listed = KEY.matcher(line);
            if (listed.matches()) {
                key = client.get(media.resolve(listed.group(1))).body();
                iv = listed.group(2) == null ? "" : listed.group(2);
            } else if (line.startsWith("#EXT-X-KEY:METHOD=NONE")) {
                key = new byte[0];
            } else if (!line.startsWith("#")) {
                byte[] body = client.get(media.resolve(line)).body();
                byte[] ivBytes = iv.isEmpty()
                        ? ByteBuffer.allocate(16).putLong(0).putLong(sequence).array()
                        : HexFormat.of().parseHex(iv);
                segments.add(key.length == 0 ? body : plain(key, ivBytes, body));
                sequence++;
            }
        }
        return segments;
    }

    private byte[] plain(URI media, Matcher key, byte[] body) throws Exception {
        return plain(
                client.get(media.resolve(key.group(1))).body(), HexFormat.of().parseHex(key.group(2)), body);
    }

    private static byte[] plain(byte[] key, byte[] iv, byte[] body) throws Exception {
        Cipher cipher = Cipher.getInstance("AES/CBC/PKCS5Padding");
        cipher.init(Cipher.DECRYPT_MODE, new SecretKeySpec(key, "AES"), new IvParameterSpec(iv));
        return cipher.doFinal(body);
    }

    private List<byte[]> parts(URI media, String playlist) throws Exception {
        List<byte[]> parts = new ArrayList<>();
        long offset = 0;
        long length = 0;
        for (String line : playlist.lines().toList()) {
            if (line.startsWith("#EXT-X-BYTERANGE:")) {
                String[] range = line.substring(line.indexOf(':') + 1).split("@", 2);
                offset = range.length == 2 ? Long.parseLong(range[1]) : offset + length;
                length = Long.parseLong(range[0]);
            } else if (!line.startsWith("#")) {
                var answer = client.get(media.resolve(line), "Range", "bytes=" + offset + "-" + (offset + length - 1));
                assertThat(answer.statusCode()).isEqualTo(206);
                parts.add(answer.body());
            }
        }
        return parts;
    }
}
