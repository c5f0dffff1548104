package dev.livekeep.origin.http;

import dev.livekeep.origin.fault.Fault;
import dev.livekeep.origin.fault.Fault.Framing;
import dev.livekeep.origin.media.Body;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;

/** Delivers an answer, whole or spoilt by a fault. Safe for many threads. */
public final class Delivery {
    private static final Duration FOREVER = Duration.ofDays(30);

    private final InstantSource clock;
    private final List<URI> edges;

    /**
     * @param clock paces bodies that are still being made
     * @param edges where {@link Fault.RedirectToEdge} can point, edge 1 first; may still be growing
     */
    public Delivery(InstantSource clock, List<URI> edges) {
        this.clock = clock;
        this.edges = edges;
    }

    /**
     * Sends the answer; faults of playlists and channels are already in it and change nothing here. A peer that leaves
     * is no error: the answer is then not complete.
     */
    public Sent deliver(Request request, Connection connection, Answer answer, Optional<Fault> fault) {
        Exchange exchange = new Exchange(request, connection, clock);
        try {
            return fault.isEmpty() ? exchange.answer(answer) : spoil(exchange, answer, fault.get());
        } catch (IOException peerLeft) {
            return exchange.ended(false, false);
        }
    }

    private Sent spoil(Exchange exchange, Answer answer, Fault fault) throws IOException {
        return switch (fault) {
            case Fault.Status status ->
                exchange.answer(Answer.plain(status.code(), "simulated status " + status.code()))
                        .spoilt();
            case Fault.Outage outage ->
                exchange.answer(Answer.plain(503, "simulated outage")).spoilt();
            case Fault.Refuse refuse ->
                exchange.answer(Answer.text(
                                refuse.refusal().status(),
                                "application/json",
                                refuse.refusal().body()))
                        .spoilt();
            case Fault.ResetBeforeHeaders reset -> reset(exchange);
            case Fault.Dead dead -> reset(exchange);
            case Fault.BlackHole hole -> silence(exchange, FOREVER);
            case Fault.StallBeforeHeaders stall -> stall(exchange, answer, stall);
            case Fault.SlowHeaders slow -> slowHeaders(exchange, answer, slow.time());
            case Fault.EndlessHeaders endless -> endlessHeaders(exchange);
            case Fault.Empty empty ->
                exchange.answer(answer.with(Body.of(new byte[0]))).spoilt();
            case Fault.Shortened part ->
                exchange.answer(answer.with(shortened(answer.body(), part.fraction())))
                        .spoilt();
            case Fault.Huge huge ->
                exchange.answer(answer.with(Body.zeros(huge.bytes()))).spoilt();
            case Fault.ContentType type -> exchange.answer(answer.with("Content-Type", type.type()));
            case Fault.Coded coded -> exchange.answer(coded(answer, coded.coding()));
            case Fault.RedirectToEdge to ->
                redirect(
                        exchange,
                        edges.get((to.edge() - 1) % edges.size())
                                + exchange.request().target());
            case Fault.RedirectLoop loop ->
                redirect(exchange, exchange.request().target());
            case Fault.RedirectTo to -> redirect(exchange, to.target().toString());
            default -> spoilBody(exchange, answer, fault);
        };
    }

    private Sent spoilBody(Exchange exchange, Answer answer, Fault fault) throws IOException {
        Answer chosen = exchange.chosen(answer);
        return switch (fault) {
            case Fault.ResetInBody reset -> {
                exchange.sendHead(chosen, Framing.LENGTH);
                exchange.sendBody(chosen.body(), reset.fraction());
                yield reset(exchange);
            }
            case Fault.Truncate cut -> {
                exchange.sendHead(chosen, cut.framing());
                exchange.sendBody(chosen.body(), cut.fraction());
                yield exchange.ended(false, false);
            }
            case Fault.StallInBody stall -> {
                exchange.sendHead(chosen, Framing.LENGTH);
                exchange.sendBody(chosen.body(), stall.fraction());
                if (!exchange.connection().pause(stall.time().orElse(FOREVER))) {
                    yield exchange.ended(false, false);
                }
                exchange.sendBody(chosen.body(), 1);
                yield exchange.end(true);
            }
            case Fault.CleanEnd clean -> {
                exchange.sendHead(chosen, Framing.CHUNKED);
                exchange.sendBody(chosen.body(), clean.fraction());
                boolean there = exchange.connection().pause(clean.after());
                yield there ? exchange.end(false) : exchange.ended(false, false);
            }
            case Fault.Drip drip -> {
                exchange.sendHead(chosen, Framing.LENGTH);
                boolean there = exchange.drip(chosen.body(), drip.bytesPerSecond());
                yield there ? exchange.end(true) : exchange.ended(false, false);
            }
            case Fault.Range range -> wrongRange(exchange, answer, chosen, range.answer());
            default -> exchange.answer(answer);
        };
    }

    private static Sent wrongRange(Exchange exchange, Answer whole, Answer chosen, Fault.RangeAnswer how)
            throws IOException {
        if (chosen.status() != 206) {
            return exchange.answer(whole);
        }
        Answer wrong = switch (how) {
            case IGNORED -> whole;
            case SHIFTED, NO_CONTENT_RANGE -> chosen;
            case REFUSED -> Answer.plain(416, "simulated refusal of a range");
        };
        if (how == Fault.RangeAnswer.IGNORED || how == Fault.RangeAnswer.REFUSED) {
            exchange.ignoreRange(wrong);
        }
        if (how == Fault.RangeAnswer.SHIFTED) {
            exchange.shift(188);
        }
        exchange.sendHead(
                how == Fault.RangeAnswer.NO_CONTENT_RANGE ? wrong.without("Content-Range") : wrong, Framing.LENGTH);
        exchange.sendBody(wrong.body(), 1);
        return exchange.end(how == Fault.RangeAnswer.IGNORED);
    }

    private static Sent reset(Exchange exchange) throws IOException {
        exchange.connection().reset();
        return exchange.ended(false, false);
    }

    private static Sent silence(Exchange exchange, Duration time) {
        exchange.connection().pause(time);
        return exchange.ended(false, false);
    }

    private static Sent stall(Exchange exchange, Answer answer, Fault.StallBeforeHeaders stall) throws IOException {
        boolean there = exchange.connection().pause(stall.time().orElse(FOREVER));
        return there ? exchange.answer(answer) : exchange.ended(false, false);
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

    private static Sent redirect(Exchange exchange, String location) throws IOException {
        return exchange.answer(Answer.plain(302, "simulated redirect").with("Location", location))
                .spoilt();
    }

    private static Body shortened(Body body, double fraction) {
        long length = body.wholeUpTo(Math.round(body.length() * fraction));
        return new Body() {
            @Override
            public long length() {
                return length;
            }

            @Override
            public void writeTo(OutputStream out, long from, long to) throws IOException {
                body.writeTo(out, from, to);
            }
        };
    }

    private static Answer coded(Answer answer, String coding) throws IOException {
        Answer said = answer.with("Content-Encoding", coding).without("Accept-Ranges");
        if (!coding.equals("gzip")) {
            return said;
        }
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            answer.body().writeTo(gzip, 0, answer.body().length());
        }
        return said.with(Body.of(packed.toByteArray()));
    }
}
