package dev.livekeep.origin.packed;

import dev.livekeep.origin.journal.Sha256;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.HexFormat;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** The keys of an origin, all from its seed, and encryption as RFC 8216 §4.3.2.4 has it. */
final class Keys {
    private static final int BYTES = 16;

    private final long seed;

    Keys(long seed) {
        this.seed = seed;
    }

    byte[] key(String channel, String rendition, long period) {
        return made("key", channel, rendition, period);
    }

    /** The IV that is listed beside the key. */
    byte[] iv(String channel, String rendition, long period) {
        return made("iv", channel, rendition, period);
    }

    /** {@link #iv} as a playlist writes it. */
    String ivText(String channel, String rendition, long period) {
        return "0x" + HexFormat.of().formatHex(iv(channel, rendition, period));
    }

    /** The IV of a segment beside whose key none is listed. */
    static byte[] sequenceIv(long mediaSequence) {
        return ByteBuffer.allocate(BYTES).putLong(0).putLong(mediaSequence).array();
    }

    static byte[] encrypted(byte[] key, byte[] iv, byte[] plain) {
        try {
            Cipher cipher = Cipher.getInstance("AES/CBC/PKCS5Padding");
            cipher.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(key, "AES"), new IvParameterSpec(iv));
            return cipher.doFinal(plain);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every JDK has AES in CBC", impossible);
        }
    }

    private byte[] made(String what, String channel, String rendition, long period) {
        String text = seed + " " + what + " " + channel + " " + rendition + " " + period;
        return Arrays.copyOf(Sha256.digest().digest(text.getBytes(StandardCharsets.UTF_8)), BYTES);
    }
}
