package dev.livekeep.origin.check;

import java.time.Duration;
import java.time.Instant;

/** When the origin's faults withheld an answer whoever asked and however often. */
final class Denials {
    private final JournalFacts facts;
    private final Duration patience;

    /** {@code patience}: an answer that takes longer counts as withheld. */
    Denials(JournalFacts facts, Duration patience) {
        this.facts = facts;
        this.patience = patience;
    }

    /** When the answer could be had on that edge. */
    Spans answered(Question question, int edge) {
        Spans answered = Spans.none();
        for (String path : question.paths()) {
            answered = answered.or(withheld(question, path, edge).not());
        }
        return answered;
    }

    /** As the origin does: of the rules that apply at a moment the first decides, unless it leaves something to chance. */
    private Spans withheld(Question question, String path, int edge) {
        Spans undecided = Spans.always();
        Spans withheld = Spans.none();
        for (RuleFact rule : facts.rules) {
            if (rule.certain() && rule.concerns(question, path, edge)) {
                Spans applies = rule.holds().and(contents(rule, question)).and(undecided);
                undecided = undecided.without(applies);
                if (rule.withholds(question.bytes(), patience)) {
                    withheld = withheld.or(applies);
                }
            }
        }
        return withheld;
    }

    /** When a rule for content numbers applies: a playlist is judged by the newest content due. */
    private Spans contents(RuleFact rule, Question question) {
        if (rule.first().isEmpty() || rule.last().isEmpty()) {
            return Spans.always();
        }
        long first = rule.first().getAsLong();
        long last = rule.last().getAsLong();
        if (question.content().isPresent()) {
            long content = question.content().getAsLong();
            return content >= first && content <= last ? Spans.always() : Spans.none();
        }
        Instant until = last > 1_000_000_000L ? Spans.NEVER_AFTER : facts.dateOf(last + 2);
        return Spans.of(facts.dateOf(first + 1), until);
    }
}
