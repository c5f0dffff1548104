package dev.livekeep.domain.capture;

import dev.livekeep.domain.capture.CaptureAction.CancelFetch;
import dev.livekeep.domain.capture.CaptureAction.FindStream;
import dev.livekeep.domain.capture.CaptureAction.Tell;
import dev.livekeep.domain.event.CaptureEvent;
import dev.livekeep.domain.quality.QualityChoice;
import dev.livekeep.domain.quality.QualityMenu;
import dev.livekeep.domain.quality.SourceRule;
import dev.livekeep.domain.source.ChannelSpec;
import dev.livekeep.domain.source.SourceType;
import dev.livekeep.domain.source.StreamAnswer;
import dev.livekeep.domain.time.Tick;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Decides when to look for the stream, and which worker lives and which retires (contract §10 M, design §3 law 3). A
 * worker is only ever stopped when another lists real segments, when its URL refuses and another is known, or when the
 * stream is over.
 */
final class StreamsManager {
    private final ChannelSpec spec;
    private final CapturePolicy policy;
    private final Jitter jitter;
    private final Ids ids;
    private final Polls looks;
    private final List<Seat> seats = new ArrayList<>();
    private final StandIns standIns = new StandIns();
    private Optional<Moment> newestAnswer = Optional.empty();
    private Optional<Tick> lostSince = Optional.empty();
    private Tick allowedAt;
    private boolean anotherLook;
    private boolean lastFailed;
    private String lastState = "";

    StreamsManager(ChannelSpec spec, CapturePolicy policy, Jitter jitter, Ids ids, Tick now) {
        this.spec = spec;
        this.policy = policy;
        this.jitter = jitter;
        this.ids = ids;
        this.looks = new Polls(policy.refresh().timeouts(), now);
        this.allowedAt = now;
        spec.qualities().forEach(wish -> seats.add(new Seat(wish)));
    }

    // --- looking for the stream

    void timePassed(Moment now, List<CaptureAction> out) {
        if (looks.slow(now.tick()) && !anotherLook) {
            anotherLook = true;
            out.add(new Tell(new CaptureEvent.RefreshFailed("no answer yet after "
                    + policy.refresh().timeouts().soft().toSeconds() + " s; asking again beside it")));
        }
        if (wantsToLook(now) && !now.tick().isBefore(allowedAt)) {
            look(now, out);
        }
    }

    private boolean wantsToLook(Moment now) {
        boolean underWay = looks.underWay();
        if (underWay) {
            return anotherLook;
        }
        return seats.isEmpty() || seats.stream().anyMatch(seat -> needs(seat, now)) || standIns.due(now.tick());
    }

    private boolean needs(Seat seat, Moment now) {
        return seat.newest().isEmpty() || seat.newUrlWanted() || tooOld(seat, now);
    }

    private boolean tooOld(Seat seat, Moment now) {
        return seat.newest()
                .filter(newest -> age(newest.born(), now).compareTo(maxAge()) >= 0)
                .isPresent();
    }

    /** What expires outside ages by whichever clock says more: a machine that slept does not get older by its ticks. */
    private static Duration age(Moment born, Moment now) {
        Duration byTick = now.tick().since(born.tick());
        Duration byWall = Duration.between(born.wall(), now.wall());
        return byTick.compareTo(byWall) > 0 ? byTick : byWall;
    }

    private Duration maxAge() {
        return switch (spec.source()) {
            case SourceType.Twitch twitch -> policy.refresh().twitchAge();
            case SourceType.Youtube youtube -> policy.refresh().youtubeAge();
            case SourceType.Url url -> policy.refresh().urlAge();
        };
    }

    private void look(Moment now, List<CaptureAction> out) {
        FindStream action = new FindStream(
                ids.fetch(),
                looks.nextClient(lastFailed),
                policy.refresh().timeouts().hard());
        looks.sent(action.fetch(), action.client(), now)
                .ifPresent(replaced -> out.add(new CancelFetch(replaced.fetch())));
        anotherLook = false;
        allowedAt = now.tick().plus(jitter.spread(interval(now.tick())));
        out.add(action);
    }

    /** Least time between two looks. */
    private Duration interval(Tick now) {
        boolean keen = lostSince
                .filter(since -> now.since(since).compareTo(policy.refresh().lostFor()) < 0)
                .isPresent();
        return keen && !spec.important() ? policy.refresh().lost() : usualInterval();
    }

    /** {@link #interval} of a channel that has not just lost its URL. */
    Duration usualInterval() {
        return spec.important()
                ? policy.refresh().important()
                : policy.refresh().others();
    }

    List<ManagerDecision> answered(FetchId fetch, StreamAnswer answer, Moment now, List<CaptureAction> out) {
        Optional<Polls.Poll> look = looks.answered(fetch);
        if (look.isEmpty() || isOlder(look.get())) {
            return List.of();
        }
        List<ManagerDecision> decisions = new ArrayList<>();
        lastFailed = answer instanceof StreamAnswer.Failed;
        if (!lastFailed) {
            newestAnswer = Optional.of(look.get().asked());
            looks.drop().forEach(other -> out.add(new CancelFetch(other.fetch())));
            anotherLook = false;
        }
        switch (answer) {
            case StreamAnswer.Variants variants -> {
                QualityMenu menu = QualityMenu.of(variants.playlist(), sourceRule());
                found(menu.offered().stream().map(each -> each.title()).toList(), variants.details(), out);
                seats.forEach(seat -> choose(seat, menu.choose(seat.wish()), look.get(), now, decisions, out));
                standIns.looked(seats.stream().anyMatch(Seat::standsIn), now.tick(), jitter.spread(usualInterval()));
            }
            case StreamAnswer.SingleMedia(URI uri, var list) -> {
                List<String> offer = List.of("the media playlist itself");
                found(offer, "", out);
                Seat.Known known = new Seat.Known(uri, look.get().asked(), 0);
                Optional<ManagerDecision.First> first =
                        list.map(answered -> new ManagerDecision.First(answered, known.born()));
                seats.stream().limit(1).forEach(seat -> offered(seat, known, first, now, decisions));
                seats.stream().skip(1).forEach(seat -> missing(seat, offer, out));
            }
            case StreamAnswer.Offline(String words) -> {
                tellState("offline " + words, new CaptureEvent.Offline(words), out);
                seats.forEach(seat -> leaveSpent(seat, "the stream is offline", now.tick(), decisions));
            }
            case StreamAnswer.Refused(var refusal, String words) ->
                tellState("refused " + refusal + words, new CaptureEvent.StreamRefused(refusal, words), out);
            case StreamAnswer.Failed(String reason) -> out.add(new Tell(new CaptureEvent.RefreshFailed(reason)));
        }
        return decisions;
    }

    private boolean isOlder(Polls.Poll look) {
        return newestAnswer
                .filter(newest -> look.asked().tick().isBefore(newest.tick()))
                .isPresent();
    }

    private SourceRule sourceRule() {
        return spec.source() instanceof SourceType.Twitch ? SourceRule.TWITCH : SourceRule.HIGHEST_BANDWIDTH;
    }

    private void found(List<String> offered, String details, List<CaptureAction> out) {
        tellState("live " + offered + details, new CaptureEvent.StreamFound(offered, details), out);
    }

    private void tellState(String state, CaptureEvent.Detail detail, List<CaptureAction> out) {
        if (!lastState.equals(state)) {
            lastState = state;
            out.add(new Tell(detail));
        }
    }

    // --- who polls

    private void choose(
            Seat seat,
            QualityChoice choice,
            Polls.Poll look,
            Moment now,
            List<ManagerDecision> decisions,
            List<CaptureAction> out) {
        if (choice.chosen().isPresent() && !needs(seat, now) && seat.prefersItself(choice.rank())) {
            return;
        }
        if (choice.chosen().isEmpty()) {
            missing(seat, choice.offered(), out);
            return;
        }
        QualityChoice.Chosen chosen = choice.chosen().get();
        if (seat.isNews(choice.inWords() + choice.warnings())) {
            out.add(new Tell(new CaptureEvent.VariantChosen(
                    seat.quality(),
                    choice.wish().inText(),
                    chosen.variant().title(),
                    choice.offered(),
                    choice.warnings())));
        }
        Seat.Known known = new Seat.Known(chosen.variant().variant().uri(), look.asked(), choice.rank());
        offered(seat, known, Optional.empty(), now, decisions);
    }

    private static void missing(Seat seat, List<String> offered, List<CaptureAction> out) {
        if (seat.isNews("missing among " + offered)) {
            out.add(new Tell(
                    new CaptureEvent.QualityMissing(seat.quality(), seat.wish().inText(), offered)));
        }
    }

    private void offered(
            Seat seat,
            Seat.Known known,
            Optional<ManagerDecision.First> first,
            Moment now,
            List<ManagerDecision> decisions) {
        boolean wanted = needs(seat, now) || seat.prefers(known);
        if (seat.polls(known.uri())) {
            seat.newest().ifPresent(newest -> newest.confirmed(known));
            seat.wantNewUrl(false);
        } else if (wanted) {
            start(seat, known, first, decisions);
        }
        leaveRefused(seat, decisions);
    }

    private void start(
            Seat seat, Seat.Known known, Optional<ManagerDecision.First> first, List<ManagerDecision> decisions) {
        if (seat.workers().size() >= policy.bounds().workers()) {
            makeRoom(seat, decisions);
        }
        Seat.Polling worker = new Seat.Polling(ids.worker(), known);
        seat.workers().add(worker);
        seat.wantNewUrl(false);
        decisions.add(new ManagerDecision.Start(worker.id(), seat.quality(), known.uri(), first));
    }

    /** The youngest that never listed real content goes. There is one: all but the oldest worker never did. */
    private static void makeRoom(Seat seat, List<ManagerDecision> decisions) {
        List<Seat.Polling> workers = seat.workers();
        Seat.Polling leaving = workers.get(workers.size() - 1);
        workers.remove(leaving);
        decisions.add(new ManagerDecision.Stop(leaving.id(), "another URL is tried in its place"));
    }

    /** A worker whose URL refuses may go once a different URL is polled. */
    private static void leaveRefused(Seat seat, List<ManagerDecision> decisions) {
        for (Seat.Polling worker : List.copyOf(seat.workers())) {
            if (worker.spent() && !seat.isNewest(worker.id())) {
                seat.workers().remove(worker);
                decisions.add(new ManagerDecision.Stop(worker.id(), "its URL is spent and another is known"));
            }
        }
    }

    private void leaveSpent(Seat seat, String why, Tick now, List<ManagerDecision> decisions) {
        for (Seat.Polling worker : List.copyOf(seat.workers())) {
            if (worker.spent()) {
                seat.workers().remove(worker);
                decisions.add(new ManagerDecision.Stop(worker.id(), why));
            }
        }
        noteLoss(now);
    }

    // --- what workers report

    /** The worker lists real segments: those older than it may go (contract §10 M7). */
    List<ManagerDecision> working(WorkerId id) {
        List<ManagerDecision> decisions = new ArrayList<>();
        seatOf(id).ifPresent(seat -> {
            seat.hasWorked();
            for (Seat.Polling worker : List.copyOf(seat.workers())) {
                if (worker.id().equals(id)) {
                    worker.isWorking();
                    break;
                }
                seat.workers().remove(worker);
                decisions.add(new ManagerDecision.Stop(worker.id(), "worker " + id.number() + " took over"));
            }
        });
        return decisions;
    }

    void answered(WorkerId id) {
        worker(id).ifPresent(Seat.Polling::answered);
        if (seats.stream().noneMatch(Seat::lost)) {
            lostSince = Optional.empty();
        }
    }

    /** Only the newest worker of a quality is listened to (contract §10 M6). */
    void wantsNewUrl(WorkerId id, String why, List<CaptureAction> out) {
        seatOf(id).filter(seat -> seat.isNewest(id) && !seat.newUrlWanted()).ifPresent(seat -> {
            seat.wantNewUrl(true);
            out.add(new Tell(new CaptureEvent.NewUrlWanted(seat.quality(), id.number(), why)));
        });
    }

    List<ManagerDecision> refused(WorkerId id, int status, Tick now, List<CaptureAction> out) {
        worker(id).ifPresent(Seat.Polling::isRefused);
        return spent(id, "its URL answered " + status, now, out);
    }

    List<ManagerDecision> ended(WorkerId id, Tick now, List<CaptureAction> out) {
        worker(id).ifPresent(Seat.Polling::hasEnded);
        return spent(id, "its playlist has ended", now, out);
    }

    private List<ManagerDecision> spent(WorkerId id, String why, Tick now, List<CaptureAction> out) {
        List<ManagerDecision> decisions = new ArrayList<>();
        wantsNewUrl(id, why, out);
        seatOf(id).ifPresent(seat -> leaveRefused(seat, decisions));
        noteLoss(now);
        return decisions;
    }

    private void noteLoss(Tick now) {
        if (lostSince.isEmpty() && seats.stream().anyMatch(Seat::lost)) {
            lostSince = Optional.of(now);
            Tick soon = now.plus(policy.refresh().lost());
            allowedAt = soon.isBefore(allowedAt) ? soon : allowedAt;
        }
    }

    private Optional<Seat> seatOf(WorkerId id) {
        return seats.stream().filter(seat -> seat.worker(id).isPresent()).findFirst();
    }

    private Optional<Seat.Polling> worker(WorkerId id) {
        return seats.stream().flatMap(seat -> seat.worker(id).stream()).findFirst();
    }

    // --- time

    /** The process stood still: look at once, what was asked before is stale. */
    void paused(Tick now) {
        allowedAt = now.isBefore(allowedAt) ? now : allowedAt;
    }

    void stop(List<CaptureAction> out) {
        looks.drop().forEach(look -> out.add(new CancelFetch(look.fetch())));
    }

    Optional<Tick> wakeAt(Moment now) {
        Earliest earliest = new Earliest(now.tick());
        if (looks.underWay() && !anotherLook) {
            earliest.add(looks.next());
        }
        if (wantsToLook(now)) {
            earliest.add(allowedAt);
        } else {
            earliest.add(standIns.next());
            seats.forEach(seat -> seat.newest()
                    .ifPresent(newest -> earliest.add(now.tick().plus(maxAge().minus(age(newest.born(), now))))));
        }
        return earliest.get();
    }
}
