package dev.livekeep.origin.http;

import dev.livekeep.origin.fault.AnswerFault;
import dev.livekeep.origin.fault.Framing;
import dev.livekeep.origin.fault.RangeAnswer;
import dev.livekeep.origin.media.Body;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.util.List;
import java.util.zip.GZIPOutputStream;

/** Gives answers that an {@link AnswerFault} changed. */
final class AnswerFaults {
    private static final int SHIFT = 188;

    private final List<URI> edges;

    AnswerFaults(List<URI> edges) {
        this.edges = edges;
    }

    Sent spoil(Exchange exchange, Answer answer, AnswerFault fault) throws IOException {
        return switch (fault) {
            case AnswerFault.Status status -> instead(exchange, plain(status.code(), "status " + status.code()));
            case AnswerFault.Outage outage -> instead(exchange, plain(503, "outage"));
            case AnswerFault.Refuse refuse ->
                instead(
                        exchange,
                        Answer.text(
                                refuse.refusal().status(),
                                "application/json",
                                refuse.refusal().body()));
            case AnswerFault.Empty empty -> instead(exchange, answer.with(Body.of(new byte[0])));
            case AnswerFault.Shortened part ->
                instead(exchange, answer.with(shortened(answer.body(), part.fraction())));
            case AnswerFault.Huge huge -> instead(exchange, answer.with(Body.zeros(huge.bytes())));
            case AnswerFault.Redirect to -> redirect(exchange, to.target().toString());
            case AnswerFault.RedirectLoop loop ->
                redirect(exchange, exchange.request().target());
            case AnswerFault.RedirectEdge to ->
                redirect(
                        exchange,
                        edges.get((to.edge() - 1) % edges.size())
                                + exchange.request().target());
            case AnswerFault.ContentType type -> exchange.answer(answer.with("Content-Type", type.type()));
            case AnswerFault.Coded coded -> exchange.answer(coded(answer, coded.coding()));
            case AnswerFault.Range range -> wrongRange(exchange, answer, range.answer());
        };
    }

    private static Answer plain(int status, String words) {
        return Answer.plain(status, "simulated " + words);
    }

    private static Sent instead(Exchange exchange, Answer answer) throws IOException {
        return exchange.answer(answer).spoilt();
    }

    private static Sent redirect(Exchange exchange, String location) throws IOException {
        return instead(exchange, Answer.plain(302, "elsewhere").with("Location", location));
    }

    private static Sent wrongRange(Exchange exchange, Answer whole, RangeAnswer how) throws IOException {
        Answer chosen = exchange.chosen(whole);
        if (chosen.status() != 206) {
            return exchange.answer(whole);
        }
        return switch (how) {
            case IGNORED -> {
                exchange.ignoreRange(whole);
                yield send(exchange, whole, true);
            }
            case REFUSED -> {
                Answer refusal = plain(416, "refusal of a range");
                exchange.ignoreRange(refusal);
                yield send(exchange, refusal, false);
            }
            case SHIFTED -> {
                exchange.shift(SHIFT);
                yield send(exchange, chosen, false);
            }
            case NO_CONTENT_RANGE -> send(exchange, chosen.without("Content-Range"), false);
        };
    }

    private static Sent send(Exchange exchange, Answer answer, boolean complete) throws IOException {
        exchange.sendHead(answer, Framing.LENGTH);
        exchange.sendBody(answer.body(), 1);
        return exchange.end(complete);
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
