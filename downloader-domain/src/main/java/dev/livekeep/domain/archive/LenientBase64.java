package dev.livekeep.domain.archive;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Decodes base64url as leniently as the archive's consumers do: missing padding is restored first, counting every
 * character; then characters outside the alphabet are dropped; then the groups of four must come out even.
 */
final class LenientBase64 {

    private static final int GROUP = 4;
    private static final int BITS = 6;

    private LenientBase64() {}

    static Optional<byte[]> decode(String text) {
        if (!StandardCharsets.UTF_8.newEncoder().canEncode(text)) {
            return Optional.empty();
        }
        int characters = text.codePointCount(0, text.length());
        String padded = text + "=".repeat((GROUP - characters % GROUP) % GROUP);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        int inGroup = 0;
        int pads = 0;
        int bits = 0;
        for (int i = 0; i < padded.length(); i++) {
            char c = padded.charAt(i);
            if (c == '=') {
                pads++;
                if (inGroup >= 2 && inGroup + pads >= GROUP) {
                    return Optional.of(bytes.toByteArray());
                }
            } else if (value(c) >= 0) {
                pads = 0;
                bits = bits << BITS | value(c);
                if (inGroup > 0) {
                    bytes.write(bits >> (BITS - 2 * inGroup));
                }
                inGroup = (inGroup + 1) % GROUP;
            }
        }
        return inGroup == 0 ? Optional.of(bytes.toByteArray()) : Optional.empty();
    }

    private static int value(char c) {
        if (c >= 'A' && c <= 'Z') {
            return c - 'A';
        }
        if (c >= 'a' && c <= 'z') {
            return c - 'a' + 26;
        }
        if (c >= '0' && c <= '9') {
            return c - '0' + 52;
        }
        return switch (c) {
            case '-', '+' -> 62;
            case '_', '/' -> 63;
            default -> -1;
        };
    }
}
