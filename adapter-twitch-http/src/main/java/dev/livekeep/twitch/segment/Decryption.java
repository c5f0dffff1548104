package dev.livekeep.twitch.segment;

import java.io.IOException;
import java.security.GeneralSecurityException;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** AES-128 CBC with PKCS7 padding, block by block (RFC 8216 §4.3.2.4). Used by one thread. */
final class Decryption {

    /** Of every key. */
    static final int KEY_BYTES = 16;

    private final Cipher cipher;
    private final byte[] plain = new byte[Blocks.SIZE + 2 * KEY_BYTES];

    Decryption(byte[] key, byte[] iv) throws IOException {
        try {
            cipher = Cipher.getInstance("AES/CBC/PKCS5Padding");
            cipher.init(Cipher.DECRYPT_MODE, new SecretKeySpec(key, "AES"), new IvParameterSpec(iv));
        } catch (GeneralSecurityException e) {
            throw new IOException("cannot decrypt here: " + e.getMessage(), e);
        }
    }

    /** Where the plain bytes of the last call lie. */
    byte[] plain() {
        return plain;
    }

    /** Takes in a block of at most {@link Blocks#SIZE}; how many plain bytes are ready. */
    int update(byte[] block, int length) throws IOException {
        try {
            return cipher.update(block, 0, length, plain);
        } catch (GeneralSecurityException e) {
            throw new IOException("decryption failed", e);
        }
    }

    /** The cipher text is over; how many plain bytes were still to come. */
    int end() throws IOException {
        try {
            return cipher.doFinal(plain, 0);
        } catch (GeneralSecurityException e) {
            throw new IOException("decryption failed: the end is not where it should be, or the key is another", e);
        }
    }

    /** All of a small cipher text at once. */
    static byte[] whole(byte[] key, byte[] iv, byte[] coded) throws IOException {
        try {
            return new Decryption(key, iv).cipher.doFinal(coded);
        } catch (GeneralSecurityException e) {
            throw new IOException("decryption failed", e);
        }
    }
}
