package dev.livekeep.origin;

import dev.livekeep.origin.fault.ConnectionFault;
import dev.livekeep.origin.fault.FaultEngine;
import dev.livekeep.origin.fault.RequestFacts;
import dev.livekeep.origin.fault.RequestKind;
import dev.livekeep.origin.fault.Rule;
import dev.livekeep.origin.http.Answer;
import dev.livekeep.origin.http.Connection;
import dev.livekeep.origin.http.Delivery;
import dev.livekeep.origin.http.Handler;
import dev.livekeep.origin.http.Request;
import dev.livekeep.origin.http.Sent;
import dev.livekeep.origin.journal.Journal;
import dev.livekeep.origin.journal.JournalEvent;
import dev.livekeep.origin.live.LiveChannel;
import dev.livekeep.origin.live.Reply;
import dev.livekeep.origin.live.Site;
import dev.livekeep.origin.live.Target;
import dev.livekeep.origin.live.Visit;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** Takes each request through site, fault, delivery and journal. Safe for many threads. */
final class OriginHandler implements Handler {
    private static final Target STRANGE = Target.other(RequestKind.OTHER);
    private static final Set<String> METHODS = Set.of("GET", "HEAD", "POST");

    private final InstantSource clock;
    private final Instant started;
    private final List<Site> sites;
    private final Map<String, LiveChannel> channels;
    private final FaultEngine faults;
    private final Delivery delivery;
    private final Journal journal;

    OriginHandler(
            InstantSource clock,
            Instant started,
            List<Site> sites,
            Map<String, LiveChannel> channels,
            FaultEngine faults,
            Delivery delivery,
            Journal journal) {
        this.clock = clock;
        this.started = started;
        this.sites = sites;
        this.channels = channels;
        this.faults = faults;
        this.delivery = delivery;
        this.journal = journal;
    }

    /** An edge that is dead for everybody takes no connection; narrower rules wait for the request. */
    @Override
    public boolean admits(int edge) {
        Instant now = clock.instant();
        Duration since = Duration.between(started, now);
        boolean dead = faults.script().rules().stream()
                .filter(rule -> rule.fault() instanceof ConnectionFault.Dead
                        && rule.chance().isCertain())
                .filter(rule -> rule.when().holds(since, OptionalLong.empty()))
                .map(Rule::selector)
                .anyMatch(s -> s.channel().isEmpty()
                        && s.rendition().isEmpty()
                        && s.path().isEmpty()
                        && s.kinds().equals(EnumSet.allOf(RequestKind.class))
                        && s.edge().orElse(edge) == edge);
        if (dead) {
            journal.add(new JournalEvent.Refused(now, edge));
        }
        return !dead;
    }

    @Override
    public boolean handle(Request request, Connection connection, int edge) {
        Instant now = clock.instant();
        Optional<Site> site =
                sites.stream().filter(s -> s.target(request).isPresent()).findFirst();
        Target target = site.flatMap(s -> s.target(request)).orElse(STRANGE);
        Optional<Rule> rule = faults.meet(facts(request, target, edge, now));
        Visit visit = new Visit(request, target, connection.id(), edge, now, rule);
        Reply reply = METHODS.contains(request.method())
                ? site.map(s -> s.reply(visit)).orElseGet(() -> Reply.of(Answer.plain(404, "no such page")))
                : Reply.of(Answer.plain(405, "want GET, HEAD or POST"));
        Sent sent = delivery.deliver(request, connection, reply.answer(), rule.map(Rule::fault));
        note(visit, reply, sent);
        return sent.keepAlive();
    }

    private RequestFacts facts(Request request, Target target, int edge, Instant now) {
        OptionalLong content = target.content().isPresent()
                ? target.content()
                : target.channel()
                        .map(channels::get)
                        .map(c -> OptionalLong.of(c.newestDue(now)))
                        .orElse(OptionalLong.empty());
        return new RequestFacts(
                Duration.between(started, now),
                target.kind(),
                target.channel(),
                target.rendition(),
                edge,
                content,
                request.path());
    }

    private void note(Visit visit, Reply reply, Sent sent) {
        Target target = visit.target();
        boolean listed = sent.complete() && sent.status() == 200;
        journal.add(new JournalEvent.Asked(
                visit.now(),
                clock.instant(),
                visit.connection(),
                visit.edge(),
                visit.request().method(),
                visit.request().path(),
                target.kind().word(),
                target.channel(),
                target.rendition(),
                target.session(),
                target.content(),
                visit.request().header("range"),
                listed ? reply.listed() : Optional.empty(),
                listed ? reply.replaced() : Optional.empty(),
                sent.status(),
                sent.bytes(),
                sent.expected(),
                sent.complete(),
                visit.rule().map(r -> r.fault().name())));
    }
}
