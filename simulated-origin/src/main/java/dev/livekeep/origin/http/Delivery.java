package dev.livekeep.origin.http;

import dev.livekeep.origin.fault.AnswerFault;
import dev.livekeep.origin.fault.ChannelFault;
import dev.livekeep.origin.fault.ConnectionFault;
import dev.livekeep.origin.fault.Fault;
import dev.livekeep.origin.fault.PlaylistFault;
import java.io.IOException;
import java.net.URI;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** Delivers an answer, whole or spoilt by a fault. Safe for many threads. */
public final class Delivery {
    private final InstantSource clock;
    private final AnswerFaults answers;

    /**
     * @param clock paces bodies that are still being made
     * @param edges where {@link AnswerFault.RedirectEdge} can point, edge 1 first; may still be growing
     */
    public Delivery(InstantSource clock, List<URI> edges) {
        this.clock = clock;
        answers = new AnswerFaults(edges);
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
            case AnswerFault changed -> answers.spoil(exchange, answer, changed);
            case ConnectionFault broken -> ConnectionFaults.spoil(exchange, answer, broken);
            case PlaylistFault inIt -> exchange.answer(answer);
            case ChannelFault inIt -> exchange.answer(answer);
        };
    }
}
