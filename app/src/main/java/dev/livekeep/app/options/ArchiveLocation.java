package dev.livekeep.app.options;

import dev.livekeep.app.UserMistake;
import dev.livekeep.domain.text.ForeignText;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;

/** Where an archive is that is to be read: a folder, or a URI as in {@code --store}. */
public final class ArchiveLocation {
    private static final Pattern URI_FORM = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]+:.*", Pattern.DOTALL);

    private ArchiveLocation() {}

    /**
     * The folder that {@code text} names.
     *
     * @throws UserMistake when there is none
     */
    public static Path existing(String text) {
        Path folder = URI_FORM.matcher(text).matches() ? ofUri(text) : Path.of(text);
        if (!Files.isDirectory(folder)) {
            throw UserMistake.environment(
                    "no archive at " + ForeignText.quoted(folder.toString()) + ": there is no such folder");
        }
        return folder;
    }

    private static Path ofUri(String text) {
        if (!text.startsWith("file:")) {
            throw UserMistake.environment("an archive at " + ForeignText.quoted(text.substring(0, text.indexOf(':')))
                    + " is not built into this version: give a folder or file:///…");
        }
        try {
            return Path.of(URI.create(text));
        } catch (IllegalArgumentException e) {
            throw UserMistake.usage("cannot read the URI " + ForeignText.quoted(text) + ": write file:///FOLDER");
        }
    }
}
