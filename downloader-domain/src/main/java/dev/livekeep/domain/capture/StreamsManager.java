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
 * Decides when to look for the stream (contract §10 M1–M3, M5, M10), tells what is found, and lets {@link HandOver}
 * decide who polls.
 */
final class StreamsManager {
    private final ChannelSpec spec;
    private final CapturePolicy policy;
    private final Jitter jitter;
    private final Ids ids;
    private final Polls looks;
    private final LookPace pace;
    private final List<Seat> seats = new ArrayList<>();
    private final Standby standby;
    private final HandOver handOver;
    private final StandIns standIns;
    private final OfflineSpell offline = new OfflineSpell();
    private final StreamNews news = new StreamNews();
    private Optional<Moment> newestAnswer = Optional.empty();
    private boolean anotherLook;
    private boolean lastFailed;

    StreamsManager(ChannelSpec spec, CapturePolicy policy, Jitter jitter, Ids ids, Tick now) {
        this.spec = spec;
        this.policy = policy;
        this.jitter = jitter;
        this.ids = ids;
        this.looks = new Polls(policy.refresh().timeouts(), now);
        this.standIns = new StandIns(policy.refresh());
        this.pace = new LookPace(policy.refresh(), spec.important(), jitter, now);
        spec.qualities().forEach(wish -> seats.add(new Seat(wish)));
        this.standby = new Standby(
                spec.source().hasSessions()
                        && (spec.important() || policy.wanted().standby()),
                policy.sessions(),
                policy.bounds().workers());
        this.handOver = new HandOver(seats, maxAge(), standby, policy.bounds().workers(), ids);
    }

    private Duration maxAge() {
        return switch (spec.source()) {
            case SourceType.Twitch twitch -> policy.refresh().twitchAge();
            case SourceType.Youtube youtube -> policy.refresh().youtubeAge();
            case SourceType.Url url -> policy.refresh().urlAge();
        };
    }

    /** Least time between two looks of a channel that has not just lost its URL. */
    Duration usualInterval() {
        return pace.usualInterval();
    }

    /** How long the service has been calling the channel offline. */
    Duration offlineFor() {
        return offline.length();
    }

    // --- looking for the stream

    void timePassed(Moment now, List<CaptureAction> out) {
        if (looks.slow(now.tick()) && !anotherLook) {
            anotherLook = true;
            String soft = policy.refresh().timeouts().soft().toSeconds() + " s";
            news.failed("no answer yet after " + soft + "; asking again beside it", out);
        }
        if (mayLookAt(now).filter(tick -> !now.tick().isBefore(tick)).isPresent()) {
            look(now, out);
        }
    }

    /** When a look that is wanted may follow the last one; empty if none is wanted. */
    private Optional<Tick> mayLookAt(Moment now) {
        if (wantsToLook(now)) {
            return Optional.of(pace.allowedAt());
        }
        boolean forStandby =
                standby.wanted() && !looks.underWay() && seats.stream().anyMatch(seat -> standby.due(seat, now.tick()));
        return forStandby ? Optional.of(pace.standbyAllowedAt()) : Optional.empty();
    }

    private boolean wantsToLook(Moment now) {
        if (looks.underWay()) {
            return anotherLook;
        }
        for (Seat seat : seats) {
            if (handOver.needs(seat, now)) {
                return true;
            }
        }
        return seats.isEmpty() || standIns.due(now.tick());
    }

    private void look(Moment now, List<CaptureAction> out) {
        FindStream action = new FindStream(
                ids.fetch(),
                looks.nextClient(lastFailed),
                policy.refresh().timeouts().hard());
        looks.sent(action.fetch(), action.client(), now)
                .ifPresent(replaced -> out.add(new CancelFetch(replaced.fetch())));
        anotherLook = false;
        pace.looked(now.tick());
        out.add(action);
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
            foundUnlessLost();
        }
        offline.answered(answer, now.tick());
        switch (answer) {
            case StreamAnswer.Variants variants -> {
                QualityMenu menu = QualityMenu.of(variants.playlist(), sourceRule());
                news.found(menu.offered().stream().map(each -> each.title()).toList(), variants.details(), out);
                seats.forEach(seat -> choose(seat, menu.choose(seat.wish()), look.get(), now, decisions, out));
                standIns.looked(
                        seats.stream().anyMatch(Seat::standsIn), now.tick(), jitter.spread(pace.usualInterval()));
            }
            case StreamAnswer.SingleMedia(URI uri, var list) -> {
                List<String> offer = List.of("the media playlist itself");
                news.found(offer, "", out);
                Seat.Known known = new Seat.Known(uri, look.get().asked(), 0);
                Optional<ManagerDecision.First> first =
                        list.map(answered -> new ManagerDecision.First(answered, known.born()));
                seats.stream().limit(1).forEach(seat -> handOver.offered(seat, known, first, now, decisions));
                seats.stream().skip(1).forEach(seat -> news.missing(seat.wish(), offer, out));
            }
            case StreamAnswer.Offline(String words) -> {
                news.offline(words, out);
                seats.forEach(seat -> HandOver.leaveSpent(seat, "the stream is offline", decisions));
                noteLoss(now.tick());
            }
            case StreamAnswer.Refused refused -> news.refused(refused, out);
            case StreamAnswer.Failed(String reason) -> {
                news.failed(reason, out);
                if (seats.stream().allMatch(seat -> seat.workers().isEmpty())) {
                    pace.lost(now.tick());
                }
            }
        }
        if (decisions.stream().anyMatch(ManagerDecision.Start.class::isInstance)) {
            pace.opened();
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

    // --- who polls

    private void choose(
            Seat seat,
            QualityChoice choice,
            Polls.Poll look,
            Moment now,
            List<ManagerDecision> decisions,
            List<CaptureAction> out) {
        if (choice.chosen().isPresent() && !handOver.needs(seat, now) && seat.prefersItself(choice.rank())) {
            return;
        }
        if (choice.chosen().isEmpty()) {
            news.missing(seat.wish(), choice.offered(), out);
            return;
        }
        QualityChoice.Chosen chosen = choice.chosen().get();
        news.chosen(choice, chosen, out);
        Seat.Known known = new Seat.Known(chosen.variant().variant().uri(), look.asked(), choice.rank());
        handOver.offered(seat, known, Optional.empty(), now, decisions);
    }

    // --- what workers report

    void answered(WorkerId id, Tick now) {
        handOver.worker(id).ifPresent(worker -> {
            worker.answered();
            standby.lives(worker, now);
        });
        foundUnlessLost();
    }

    private void foundUnlessLost() {
        if (seats.stream().noneMatch(Seat::lost)) {
            pace.found();
        }
    }

    void working(WorkerId id) {
        handOver.working(id);
    }

    /** Whether it matters at present whose segments are taken up. */
    boolean handsOver() {
        return handOver.isUnderWay();
    }

    /** A working worker's segments are taken up. May be told again. */
    List<ManagerDecision> takesOver(WorkerId id, Tick now) {
        return handOver.takesOver(id, now);
    }

    /** Only the newest worker of a quality is listened to (contract §10 M6), and one that has nothing but a standby. */
    void wantsNewUrl(WorkerId id, String why, List<CaptureAction> out) {
        handOver.worker(id).ifPresent(Seat.Polling::isTroubled);
        handOver.seatOf(id)
                .filter(seat -> seat.isNewest(id) || standby.mayAddTo(seat))
                .filter(seat -> !seat.newUrlWanted())
                .ifPresent(seat -> {
                    seat.wantNewUrl(true);
                    out.add(new Tell(new CaptureEvent.NewUrlWanted(seat.quality(), id.number(), why)));
                });
    }

    List<ManagerDecision> refused(WorkerId id, int status, Tick now, List<CaptureAction> out) {
        handOver.worker(id).ifPresent(worker -> {
            if (!worker.spent()) {
                standby.died(worker, now);
            }
            worker.isRefused();
        });
        return spent(id, "its URL answered " + status, now, out);
    }

    List<ManagerDecision> ended(WorkerId id, Tick now, List<CaptureAction> out) {
        handOver.worker(id).ifPresent(Seat.Polling::hasEnded);
        return spent(id, "its playlist has ended", now, out);
    }

    private List<ManagerDecision> spent(WorkerId id, String why, Tick now, List<CaptureAction> out) {
        List<ManagerDecision> decisions = new ArrayList<>();
        wantsNewUrl(id, why, out);
        handOver.seatOf(id).ifPresent(seat -> HandOver.leaveRefused(seat, decisions));
        noteLoss(now);
        return decisions;
    }

    private void noteLoss(Tick now) {
        if (seats.stream().anyMatch(Seat::lost)) {
            pace.lost(now);
        }
    }

    // --- time

    /** The process stood still: look at once, what was asked before is stale. */
    void paused(Tick now) {
        pace.notLaterThan(now);
    }

    void stop(List<CaptureAction> out) {
        looks.drop().forEach(look -> out.add(new CancelFetch(look.fetch())));
    }

    Optional<Tick> wakeAt(Moment now) {
        Earliest earliest = new Earliest(now.tick());
        if (looks.underWay() && !anotherLook) {
            earliest.add(looks.next());
        }
        Optional<Tick> wanted = mayLookAt(now);
        earliest.add(wanted);
        if (wanted.isEmpty()) {
            earliest.add(standIns.next());
            seats.forEach(seat -> handOver.addTo(earliest, seat, now));
        }
        return earliest.get();
    }
}
