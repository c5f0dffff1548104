package dev.livekeep.twitch.http.wire;

import java.io.InputStream;
import java.net.http.HttpHeaders;

/**
 * An answer whose headers have come.
 *
 * @param body still on the wire; read by one thread, closed by any
 */
public record WireAnswer(int status, HttpHeaders headers, InputStream body) {}
