package dev.livekeep.origin.http;

import dev.livekeep.origin.media.Body;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What a healthy origin answers.
 *
 * @param headers without those that frame the body
 * @param growth where the body is still being made: it arrives chunked, as fast as time passes
 */
public record Answer(int status, Map<String, String> headers, Body body, Optional<Growth> growth) {
    /** The body begins to exist at {@code from} and is whole {@code over} later. */
    public record Growth(Instant from, Duration over) {}

    public Answer {
        headers = Map.copyOf(headers);
    }

    /** An answer whose body is there. */
    public static Answer of(int status, String contentType, Body body) {
        return new Answer(status, Map.of("Content-Type", contentType), body, Optional.empty());
    }

    /** An answer with a text. */
    public static Answer text(int status, String contentType, String text) {
        return of(status, contentType, Body.of(text.getBytes(StandardCharsets.UTF_8)));
    }

    /** A status with a few words. */
    public static Answer plain(int status, String text) {
        return text(status, "text/plain; charset=utf-8", text + "\n");
    }

    /** This answer with one more header. */
    public Answer with(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(name, value);
        return new Answer(status, more, body, growth);
    }

    /** This answer without a header. */
    public Answer without(String name) {
        Map<String, String> fewer = new LinkedHashMap<>(headers);
        fewer.remove(name);
        return new Answer(status, fewer, body, growth);
    }

    /** This answer with another body. */
    public Answer with(Body other) {
        return new Answer(status, headers, other, growth);
    }

    /** This answer with another status. */
    public Answer with(int otherStatus) {
        return new Answer(otherStatus, headers, body, growth);
    }

    /** This answer, its body arriving as it is made. */
    public Answer growing(Growth how) {
        return new Answer(status, headers, body, Optional.of(how));
    }
}
