package dev.livekeep.domain.playlist;

import java.net.URI;
import java.net.URISyntaxException;
import org.jspecify.annotations.Nullable;

/**
 * An address as a playlist lists it, resolved against the playlist's own address when that is asked for.
 *
 * <p>Immutable and safe for any number of threads. {@link #toString()} shows no query: it may hold a token.
 */
public final class ListedUri {
    /** A line of which no URI can be made, wherever it stands. */
    static final String NOWHERE = "//";

    private final String text;
    private final URI base;

    /** Remembered; computing it twice gives an equal value, so the race is harmless. */
    private @Nullable URI resolved;

    private ListedUri(String text, URI base) {
        this.text = text;
        this.base = base;
    }

    /**
     * An address.
     *
     * @throws IllegalArgumentException if no URI can be made of it
     */
    public static ListedUri of(String text, URI base) {
        boolean oneLine = text.indexOf('\n') < 0 && text.indexOf('\r') < 0;
        ListedUri uri = oneLine ? orNull(text, base) : null;
        if (uri == null) {
            throw new IllegalArgumentException("want a URI, got " + PlaylistProblem.shown(text));
        }
        return uri;
    }

    /** The same of a text without line ends; null if no URI can be made of it. */
    static @Nullable ListedUri orNull(String text, URI base) {
        if (text.isEmpty() || text.startsWith("#")) {
            return null;
        }
        ListedUri uri = new ListedUri(text, base);
        if (UriText.isSound(text, base)) {
            return uri;
        }
        try {
            uri.resolved = uri.resolve();
            return uri;
        } catch (URISyntaxException notAUri) {
            return null;
        }
    }

    /** As listed, variables replaced. */
    public String text() {
        return text;
    }

    /** The absolute address, resolved by RFC 3986 §5.2, without a fragment; what no URI may hold is percent-coded. */
    public URI resolved() {
        URI known = resolved;
        if (known == null) {
            try {
                known = resolve();
            } catch (URISyntaxException impossible) {
                throw new IllegalStateException("a URI that was checked cannot be resolved", impossible);
            }
            resolved = known;
        }
        return known;
    }

    /** The absolute address up to its query. */
    public String withoutQuery() {
        String whole = resolved().toString();
        int query = whole.indexOf('?');
        return query < 0 ? whole : whole.substring(0, query);
    }

    private URI resolve() throws URISyntaxException {
        if (text.indexOf(UriText.REPLACEMENT) >= 0) {
            throw new URISyntaxException(text, "not UTF-8");
        }
        URI uri = new URI(UriText.resolve(base, text));
        boolean web = "http".equalsIgnoreCase(uri.getScheme()) || "https".equalsIgnoreCase(uri.getScheme());
        if (web && uri.getRawAuthority() == null) {
            throw new URISyntaxException(text, "no host");
        }
        return uri;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ListedUri that && text.equals(that.text) && base.equals(that.base);
    }

    @Override
    public int hashCode() {
        return 31 * text.hashCode() + base.hashCode();
    }

    @Override
    public String toString() {
        int query = text.indexOf('?');
        return query < 0 ? text : text.substring(0, query) + "?…";
    }
}
