package dev.livekeep.app.options;

import dev.livekeep.domain.text.ForeignText;

/** A user's URL as it may be shown: queries and user names often are secrets. */
final class ShownUrl {
    private ShownUrl() {}

    /** The URL with an ellipsis instead of its query, fragment and user. */
    static String masked(String url) {
        String path = url.replaceFirst("[?#].*", "");
        return path.replaceFirst("//[^/@]*@", "//…@") + (path.length() < url.length() ? "?…" : "");
    }

    /** The masked URL, quoted, for one line of text. */
    static String of(String url) {
        return ForeignText.quoted(masked(url));
    }
}
