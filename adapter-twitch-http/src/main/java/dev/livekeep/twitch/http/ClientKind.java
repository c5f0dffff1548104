package dev.livekeep.twitch.http;

import dev.livekeep.domain.text.ForeignText;
import java.util.Arrays;
import java.util.stream.Collectors;

/** What carries requests. What goes through a proxy is carried by the JDK's client in any case. */
public enum ClientKind {
    /** Blocking sockets of our own, HTTP/1.1: the least CPU and memory for each byte. */
    SOCKETS("sockets"),
    /** The JDK's client, HTTP/1.1 only. */
    JDK("jdk"),
    /** The JDK's client, which may agree on HTTP/2. */
    JDK_HTTP_2("jdk-http2");

    private final String word;

    ClientKind(String word) {
        this.word = word;
    }

    /**
     * The kind a user names.
     *
     * @throws IllegalArgumentException with one plain line if there is none of that name
     */
    public static ClientKind named(String word) {
        return Arrays.stream(values())
                .filter(kind -> kind.word.equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("LIVEKEEP_HTTP_CLIENT: want one of "
                        + Arrays.stream(values()).map(kind -> kind.word).collect(Collectors.joining(", ")) + ", found "
                        + ForeignText.quoted(word)));
    }
}
