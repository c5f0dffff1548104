package dev.livekeep.origin.journal;

import dev.livekeep.origin.media.Body;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The SHA-256 of what a recorder stores, made when it is first asked for: in base64url without `=`, as in file names. */
public final class Sha256 implements Supplier<String> {
    private final Optional<byte[]> initSection;
    private final Body body;
    private volatile @Nullable String text;

    /** Of the init section, if there is one, followed by the body. */
    public Sha256(Optional<byte[]> initSection, Body body) {
        this.initSection = initSection;
        this.body = body;
    }

    @Override
    public String get() {
        String known = text;
        if (known == null) {
            known = computed();
            text = known;
        }
        return known;
    }

    private String computed() {
        MessageDigest digest = digest();
        initSection.ifPresent(digest::update);
        try (var out = new DigestOutputStream(OutputStream.nullOutputStream(), digest)) {
            body.writeTo(out, 0, body.length());
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return textOf(digest.digest());
    }

    /** An empty digest. */
    public static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("want SHA-256 in this Java", e);
        }
    }

    /** The text form of a digest. */
    public static String textOf(byte[] digest) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
    }
}
