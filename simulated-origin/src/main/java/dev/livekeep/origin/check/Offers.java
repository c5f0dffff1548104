package dev.livekeep.origin.check;

import java.time.Instant;

/** Decides for each segment of a rendition whether it was there to be had. */
final class Offers {
    private final JournalFacts facts;
    private final CheckTerms terms;
    private final Denials denials;
    private final Target target;

    Offers(JournalFacts facts, CheckTerms terms, Target target) {
        this.facts = facts;
        this.terms = terms;
        this.target = target;
        denials = new Denials(facts, terms.enough());
    }

    Verdict of(Publication segment) {
        if (!segment.leaves().isAfter(target.from())
                || !segment.at().isBefore(target.until())
                || isOutOfReach(segment)) {
            return Verdict.NOT_ASKED_FOR;
        }
        if (target.replaced().contains(segment.content()) && !target.listed().contains(segment.content())) {
            return Verdict.NEVER_OFFERED;
        }
        Spans offered = Spans.none();
        for (int edge : target.plainEdges()) {
            offered = offered.or(offered(segment, edge, false));
        }
        for (int edge : target.twitchEdges()) {
            offered = offered.or(offered(segment, edge, true));
        }
        if (offered.isEmpty()) {
            return Verdict.NEVER_OFFERED;
        }
        return offered.longest().compareTo(terms.enough()) < 0 ? Verdict.BRIEFLY_OFFERED : Verdict.OFFERED;
    }

    /** Before all that the channel's sessions could list. */
    private boolean isOutOfReach(Publication segment) {
        return target.plainEdges().isEmpty()
                && facts.sessions.stream()
                                .filter(s -> s.channel().equals(target.channel()))
                                .mapToLong(SessionFact::firstContent)
                                .min()
                                .orElse(0)
                        > segment.content();
    }

    /** When the segment could be fetched by somebody who had seen it listed. */
    private Spans offered(Publication segment, int edge, boolean twitch) {
        Spans attended = Spans.of(target.from(), target.until());
        Spans listed = playlist(segment, edge, twitch)
                .delayedBy(terms.enough())
                .and(Spans.of(segment.at(), segment.leaves()))
                .and(attended);
        Spans init = denials.answered(Question.init(segment.channel(), segment.rendition(), twitch), edge)
                .and(Spans.of(target.from(), Spans.NEVER_AFTER));
        return denials.answered(Question.segment(segment, twitch), edge)
                .and(Spans.of(segment.at(), deadline(segment)))
                .and(attended)
                .onceSeen(listed)
                .onceSeen(init);
    }

    private Instant deadline(Publication segment) {
        Instant grace = segment.leaves().plus(terms.grace());
        return grace.isBefore(segment.gone()) ? grace : segment.gone();
    }

    /** When a media playlist that lists the segment could be read. */
    private Spans playlist(Publication segment, int edge, boolean twitch) {
        Spans media = denials.answered(Question.media(segment.channel(), segment.rendition(), twitch), edge);
        return media.and(twitch ? sessions(segment) : plainAddress(segment, edge));
    }

    private Spans plainAddress(Publication segment, int edge) {
        if (target.hasMedia()) {
            return Spans.always();
        }
        return Spans.always().onceSeen(denials.answered(Question.multivariant(segment.channel(), false), edge));
    }

    /** When a session that reaches the segment was alive, or another could be opened. */
    private Spans sessions(Publication segment) {
        Spans alive = denials.answered(Question.token(segment.channel()), 1)
                .and(denials.answered(Question.multivariant(segment.channel(), true), 1));
        for (SessionFact session : facts.sessions) {
            boolean reaches = session.channel().equals(segment.channel())
                    && session.broadcast() == segment.broadcast()
                    && session.firstContent() <= segment.content();
            if (reaches) {
                alive = alive.or(Spans.of(session.opened(), session.expires()));
            }
        }
        return alive;
    }
}
