package dev.livekeep.origin.http;

import dev.livekeep.origin.fault.ConnectionFault;
import dev.livekeep.origin.fault.Framing;
import java.io.IOException;
import java.time.Duration;

/** Sends answers on connections that a {@link ConnectionFault} spoils. */
final class ConnectionFaults {
    private static final Duration FOREVER = Duration.ofDays(30);

    private ConnectionFaults() {}

    static Sent spoil(Exchange exchange, Answer answer, ConnectionFault fault) throws IOException {
        return switch (fault) {
            case ConnectionFault.Reset reset -> reset(exchange);
            case ConnectionFault.Dead dead -> reset(exchange);
            case ConnectionFault.BlackHole hole -> {
                exchange.connection().pause(FOREVER);
                yield exchange.ended(false, false);
            }
            case ConnectionFault.Stall stall ->
                exchange.connection().pause(stall.time().orElse(FOREVER))
                        ? exchange.answer(answer)
                        : exchange.ended(false, false);
            case ConnectionFault.SlowHeaders slow -> slowHeaders(exchange, answer, slow.time());
            case ConnectionFault.EndlessHeaders endless -> endlessHeaders(exchange);
            case ConnectionFault.ResetInBody reset -> {
                begin(exchange, answer, Framing.LENGTH, reset.fraction());
                yield reset(exchange);
            }
            case ConnectionFault.Truncate cut -> {
                begin(exchange, answer, cut.framing(), cut.fraction());
                yield exchange.ended(false, false);
            }
            case ConnectionFault.StallInBody stall -> {
                Answer chosen = begin(exchange, answer, Framing.LENGTH, stall.fraction());
                if (!exchange.connection().pause(stall.time().orElse(FOREVER))) {
                    yield exchange.ended(false, false);
                }
                exchange.sendBody(chosen.body(), 1);
                yield exchange.end(true);
            }
            case ConnectionFault.CleanEnd clean -> {
                begin(exchange, answer, Framing.CHUNKED, clean.fraction());
                boolean there = exchange.connection().pause(clean.after());
                yield there ? exchange.end(false) : exchange.ended(false, false);
            }
            case ConnectionFault.Drip drip -> {
                Answer chosen = begin(exchange, answer, Framing.LENGTH, 0);
                boolean there = exchange.drip(chosen.body(), drip.bytesPerSecond());
                yield there ? exchange.end(true) : exchange.ended(false, false);
            }
        };
    }

    /** Sends the head and a part of the body. */
    private static Answer begin(Exchange exchange, Answer answer, Framing framing, double fraction) throws IOException {
        Answer chosen = exchange.chosen(answer);
        exchange.sendHead(chosen, framing);
        exchange.sendBody(chosen.body(), fraction);
        return chosen;
    }

    private static Sent reset(Exchange exchange) throws IOException {
        exchange.connection().reset();
        return exchange.ended(false, false);
    }

    private static Sent slowHeaders(Exchange exchange, Answer answer, Duration time) throws IOException {
        Answer chosen = exchange.chosen(answer);
        String head = exchange.head(chosen, Framing.LENGTH);
        for (int i = 0; i < head.length(); i++) {
            exchange.connection().send(head.substring(i, i + 1));
            if (!exchange.connection().pause(time.dividedBy(head.length()))) {
                return exchange.ended(false, false);
            }
        }
        exchange.opened(chosen, Framing.LENGTH);
        exchange.sendBody(chosen.body(), 1);
        return exchange.end(true);
    }

    private static Sent endlessHeaders(Exchange exchange) throws IOException {
        exchange.connection().send("HTTP/1.1 200 OK\r\n");
        String filler = "x".repeat(1000) + "\r\n";
        for (long i = 0; exchange.connection().pause(Duration.ofMillis(1)); i++) {
            exchange.connection().send("X-Endless-" + i + ": " + filler);
        }
        return exchange.ended(false, false);
    }
}
