package dev.livekeep.ports;

import java.time.Duration;
import java.util.OptionalLong;

/** Hears of HTTP exchanges (contract §12, {@code http_client_*}). Called from many threads; must return promptly. */
public interface HttpEvents {

    /** A request is about to be sent; followed by exactly one {@link #answered} of the same labels. */
    void sent(Labels labels);

    /**
     * The headers came, or never will.
     *
     * @param status the status code as text, or {@code error}
     * @param latency from sending to the end of the headers
     * @param contentLength what the response announced, if it did
     */
    void answered(Labels labels, String status, Duration latency, OptionalLong contentLength);

    /**
     * What is asked of whom.
     *
     * @param name one of contract §12's {@code name} values
     * @param domain host, with the port if the URL names one
     */
    record Labels(String name, String method, String domain) {}

    /** Listens to nothing. */
    HttpEvents NONE = new HttpEvents() {
        @Override
        public void sent(Labels labels) {}

        @Override
        public void answered(Labels labels, String status, Duration latency, OptionalLong contentLength) {}
    };
}
