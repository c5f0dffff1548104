package dev.livekeep.app.options;

import dev.livekeep.app.UserMistake;
import dev.livekeep.domain.text.ForeignText;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.regex.Pattern;

/** Where an archive is that is to be read: a folder, or a URI as in {@code --store}. */
public final class ArchiveLocation {
    private static final Pattern URI_FORM = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]+:.*", Pattern.DOTALL);

    private ArchiveLocation() {}

    /**
     * The URI of what {@code text} names.
     *
     * @throws UserMistake when it is no URI although it looks like one
     */
    public static URI of(String text) {
        if (!URI_FORM.matcher(text).matches()) {
            return Path.of(text).toAbsolutePath().toUri();
        }
        try {
            return new URI(text);
        } catch (URISyntaxException e) {
            throw UserMistake.usage("cannot read the URI " + ForeignText.quoted(text) + ": write file:///FOLDER");
        }
    }
}
