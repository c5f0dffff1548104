package dev.livekeep.twitch;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The token of a Twitch login, if there is one. It is never part of any text this class gives but that of {@link
 * #current()}. Safe for many threads.
 */
public final class OAuthToken {

    private static final OAuthToken NONE = new OAuthToken(Optional.empty(), "");

    private final Optional<Path> file;
    private volatile String token;

    private OAuthToken(Optional<Path> file, String token) {
        this.file = file;
        this.token = token;
    }

    /** Nobody is logged in. */
    public static OAuthToken none() {
        return NONE;
    }

    /**
     * The stripped content of a file, read now.
     *
     * @throws IOException with one plain line if there is no token in it
     */
    public static OAuthToken ofFile(Path file) throws IOException {
        return new OAuthToken(Optional.of(file), read(file));
    }

    private static String read(Path file) throws IOException {
        String text;
        try {
            text = Files.readString(file, StandardCharsets.UTF_8).strip();
        } catch (NoSuchFileException e) {
            throw wantedToken(file, "no such file", e);
        } catch (AccessDeniedException e) {
            throw wantedToken(file, "no permission to read it", e);
        } catch (CharacterCodingException e) {
            throw wantedToken(file, "something else", e);
        } catch (IOException e) {
            throw wantedToken(file, Files.isDirectory(file) ? "a folder" : String.valueOf(e.getMessage()), e);
        }
        if (text.isEmpty() || text.chars().anyMatch(each -> each <= ' ' || each > '~')) {
            throw wantedToken(file, text.isEmpty() ? "nothing in it" : "something else", null);
        }
        return text;
    }

    private static IOException wantedToken(Path file, String found, @Nullable Throwable cause) {
        return new IOException("want one Twitch token in plain letters in " + file + ", found " + found, cause);
    }

    /** The token itself. */
    Optional<String> current() {
        return Optional.of(token).filter(text -> !text.isEmpty());
    }

    /**
     * Whether there is another token than {@code refused}; reads the file again to find out. Blocks on the disk.
     *
     * @throws IOException with one plain line if there is no token in the file; the old one stays
     */
    boolean isReplaced(String refused) throws IOException {
        if (token.equals(refused) && file.isPresent()) {
            token = read(file.get());
        }
        return !token.equals(refused);
    }

    @Override
    public String toString() {
        return file.isPresent() ? "a token from " + file.get() : "no token";
    }
}
