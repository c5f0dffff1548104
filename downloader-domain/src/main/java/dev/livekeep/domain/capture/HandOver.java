package dev.livekeep.domain.capture;

import dev.livekeep.domain.time.Tick;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Decides for each quality which worker begins and which retires (contract §10 M4, M6, M7; design §3 law 3). A worker is
 * only ever stopped when another lists real segments, when its URL refuses and another is known, or when the stream is
 * over.
 */
final class HandOver {
    private final List<Seat> seats;
    private final Duration maxAge;
    private final Standby standby;
    private final int mostWorkers;
    private final Ids ids;

    /** @param maxAge the age at which another URL than a worker's is wanted */
    HandOver(List<Seat> seats, Duration maxAge, Standby standby, int mostWorkers, Ids ids) {
        this.seats = seats;
        this.maxAge = maxAge;
        this.standby = standby;
        this.mostWorkers = mostWorkers;
        this.ids = ids;
    }

    /** Whether a look for the stream could bring it something. */
    boolean needs(Seat seat, Moment now) {
        return seat.newest().isEmpty() || seat.newUrlWanted() || tooOld(seat, now);
    }

    private boolean tooOld(Seat seat, Moment now) {
        return seat.newest()
                .filter(newest -> age(newest.born(), now).compareTo(maxAge) >= 0)
                .isPresent();
    }

    /** What expires outside ages by whichever clock says more: a machine that slept does not get older by its ticks. */
    private static Duration age(Moment born, Moment now) {
        Duration byTick = now.tick().since(born.tick());
        Duration byWall = Duration.between(born.wall(), now.wall());
        return byTick.compareTo(byWall) > 0 ? byTick : byWall;
    }

    /** When a look will be needed for it, if nothing happens first. */
    void addTo(Earliest earliest, Seat seat, Moment now) {
        earliest.add(seat.newest().map(newest -> now.tick().plus(maxAge.minus(age(newest.born(), now)))));
        earliest.add(standby.dueAt(seat));
    }

    /** A look found this URL for the quality. */
    void offered(
            Seat seat,
            Seat.Known known,
            Optional<ManagerDecision.First> first,
            Moment now,
            List<ManagerDecision> decisions) {
        boolean needed = needs(seat, now) || seat.prefers(known);
        if (seat.polls(known.uri())) {
            seat.newest().ifPresent(newest -> newest.confirmed(known));
            seat.wantNewUrl(false);
        } else if (needed || standby.takes(seat, now.tick())) {
            start(seat, known, first, needed, decisions);
        }
        leaveRefused(seat, decisions);
    }

    private void start(
            Seat seat,
            Seat.Known known,
            Optional<ManagerDecision.First> first,
            boolean needed,
            List<ManagerDecision> decisions) {
        if (seat.workers().size() >= mostWorkers) {
            Optional<Seat.Polling> spare = needed ? Optional.empty() : seat.spare();
            Seat.Polling leaving = spare.orElseGet(() -> leastPromising(seat));
            seat.workers().remove(leaving);
            decisions.add(new ManagerDecision.Stop(leaving.id(), "another URL is tried in its place"));
        }
        Seat.Polling worker = new Seat.Polling(ids.worker(), known);
        seat.workers().add(worker);
        seat.wantNewUrl(false);
        decisions.add(new ManagerDecision.Start(worker.id(), seat.quality(), known.uri(), first));
    }

    /** The youngest that never listed real content. */
    private static Seat.Polling leastPromising(Seat seat) {
        List<Seat.Polling> workers = seat.workers();
        return workers.stream()
                .filter(worker -> !worker.working())
                .reduce((older, younger) -> younger)
                .orElse(workers.get(workers.size() - 1));
    }

    /** A worker whose URL refuses may go once a different URL is polled. */
    static void leaveRefused(Seat seat, List<ManagerDecision> decisions) {
        for (Seat.Polling worker : List.copyOf(seat.workers())) {
            if (worker.spent() && !seat.isNewest(worker.id())) {
                seat.workers().remove(worker);
                decisions.add(new ManagerDecision.Stop(worker.id(), "its URL is spent and another is known"));
            }
        }
    }

    static void leaveSpent(Seat seat, String why, List<ManagerDecision> decisions) {
        for (Seat.Polling worker : List.copyOf(seat.workers())) {
            if (worker.spent()) {
                seat.workers().remove(worker);
                decisions.add(new ManagerDecision.Stop(worker.id(), why));
            }
        }
    }

    /** The worker lists real segments. */
    void working(WorkerId id) {
        seatOf(id).ifPresent(Seat::hasWorked);
        worker(id).ifPresent(Seat.Polling::isWorking);
    }

    /** Whether a worker may have to go, or to be noted as taken up, once its segments or another's are. */
    boolean isUnderWay() {
        for (Seat seat : seats) {
            if (seat.workers().size() > 1 || !seat.workers().stream().allMatch(Seat.Polling::takenUp)) {
                return true;
            }
        }
        return false;
    }

    /** The worker's real segments are taken up: those older than it may go (contract §10 M7), but for a standby. */
    List<ManagerDecision> takesOver(WorkerId id, Tick now) {
        List<ManagerDecision> decisions = new ArrayList<>();
        seatOf(id).ifPresent(seat -> {
            List<Seat.Polling> older = seat.olderThan(id);
            Optional<Seat.Polling> kept = older.stream()
                    .filter(worker -> staysBeside(worker, seat.isNewest(id), now))
                    .reduce((one, younger) -> younger);
            for (Seat.Polling worker : older) {
                if (!kept.equals(Optional.of(worker))) {
                    seat.workers().remove(worker);
                    decisions.add(new ManagerDecision.Stop(worker.id(), "worker " + id.number() + " took over"));
                }
            }
            seat.worker(id).ifPresent(worker -> standby.takenUp(worker, now));
        });
        return decisions;
    }

    private boolean staysBeside(Seat.Polling worker, boolean newest, Tick now) {
        return standby.wanted() && worker.isFit() && (newest || !standby.endsSoon(worker, now));
    }

    Optional<Seat> seatOf(WorkerId id) {
        return seats.stream().filter(seat -> seat.worker(id).isPresent()).findFirst();
    }

    Optional<Seat.Polling> worker(WorkerId id) {
        return seats.stream().flatMap(seat -> seat.worker(id).stream()).findFirst();
    }
}
