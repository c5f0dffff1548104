package dev.livekeep.origin.check;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

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
        denials = new Denials(facts, terms.patience());
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
        return offered.total().compareTo(enough(segment)) < 0 ? Verdict.BRIEFLY_OFFERED : Verdict.OFFERED;
    }

    /** A recorder that is told to stop in the middle of a segment's life has not had all its time to try again. */
    private Duration enough(Publication segment) {
        return target.until().isBefore(deadline(segment)) ? terms.patience() : terms.enough();
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
                .delayedBy(terms.patience())
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

    /** When a session that lists the segment was alive, for long enough to ask it, or another could be opened. */
    private Spans sessions(Publication segment) {
        Spans alive = Spans.none();
        if (!isBetweenSessions(segment)) {
            alive = denials.answered(Question.token(segment.channel()), 1)
                    .and(denials.answered(Question.multivariant(segment.channel(), true), 1));
        }
        for (SessionFact session : facts.sessions) {
            if (lists(session, segment)) {
                alive = alive.or(Spans.of(session.opened(), session.expires().minus(terms.enough())));
            }
        }
        return alive;
    }

    /**
     * Around the end of a session a recorder has its time to find that out and to open another; what none listed for as
     * long was on no session for it.
     */
    private boolean isBetweenSessions(Publication segment) {
        List<SessionFact> ofChannel = facts.sessions.stream()
                .filter(session -> session.channel().equals(segment.channel()))
                .toList();
        return ofChannel.stream().noneMatch(session -> listsForLong(session, segment))
                && ofChannel.stream()
                        .map(SessionFact::expires)
                        .anyMatch(end -> !segment.at().isBefore(end.minus(terms.patience()))
                                && segment.at().isBefore(end.plus(terms.patience())));
    }

    private boolean listsForLong(SessionFact session, Publication segment) {
        Instant since = segment.at().isBefore(session.opened()) ? session.opened() : segment.at();
        return lists(session, segment) && session.expires().isAfter(since.plus(terms.patience()));
    }

    private static boolean lists(SessionFact session, Publication segment) {
        return session.channel().equals(segment.channel())
                && session.broadcast() == segment.broadcast()
                && session.firstContent() <= segment.content();
    }
}
