package dev.livekeep.metrics;

import com.sun.net.httpserver.HttpExchange;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.GZIPOutputStream;

/**
 * One answer in words, compressed for those who accept that.
 *
 * @param status of HTTP
 * @param contentType with its character set, UTF-8
 * @param text the body
 */
record Answer(int status, String contentType, String text) {

    static Answer plain(int status, String line) {
        return new Answer(status, "text/plain; charset=utf-8", line + "\n");
    }

    /** Sends it and ends the exchange. */
    void send(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] body = text.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", contentType);
            if (acceptsGzip(exchange)) {
                exchange.getResponseHeaders().set("Content-Encoding", "gzip");
                body = compressed(body);
            }
            if (exchange.getRequestMethod().equals("HEAD")) {
                exchange.getResponseHeaders().set("Content-Length", Integer.toString(body.length));
                exchange.sendResponseHeaders(status, -1);
            } else {
                exchange.sendResponseHeaders(status, body.length);
                exchange.getResponseBody().write(body);
            }
        }
    }

    private static boolean acceptsGzip(HttpExchange exchange) {
        return header(exchange, "Accept-Encoding").contains("gzip");
    }

    /** A header of a request, its lines joined; empty when there is none. */
    static String header(HttpExchange exchange, String name) {
        return String.join(",", exchange.getRequestHeaders().getOrDefault(name, List.of()));
    }

    private static byte[] compressed(byte[] body) throws IOException {
        ByteArrayOutputStream compressed = new ByteArrayOutputStream();
        try (OutputStream gzip = new GZIPOutputStream(compressed)) {
            gzip.write(body);
        }
        return compressed.toByteArray();
    }
}
