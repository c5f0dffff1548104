package dev.livekeep.domain.capture;

import dev.livekeep.domain.archive.SegmentSlot;
import dev.livekeep.domain.capture.CaptureAction.CancelDownload;
import dev.livekeep.domain.capture.CaptureAction.Deadlines;
import dev.livekeep.domain.capture.CaptureAction.Download;
import dev.livekeep.domain.source.ClientRole;
import dev.livekeep.domain.time.Tick;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The downloads of one slot under way, two at most, and those that were replaced and have not ended yet. */
final class Attempts {
    private static final int MOST = 2;

    private final SegmentSlot slot;
    private final CapturePolicy.Getting policy;
    private final Ids ids;
    private final Map<AttemptId, Attempt> running = new LinkedHashMap<>();
    private final Map<AttemptId, Attempt> replaced = new HashMap<>();

    Attempts(SegmentSlot slot, CapturePolicy.Getting policy, Ids ids) {
        this.slot = slot;
        this.policy = policy;
        this.ids = ids;
    }

    int count() {
        return running.size();
    }

    boolean none() {
        return running.isEmpty();
    }

    /** No reply about any is awaited. */
    boolean allEnded() {
        return running.isEmpty() && replaced.isEmpty();
    }

    /** Another one could run beside what runs: nothing of it keeps its pace. */
    boolean allSlow(Tick now) {
        for (Attempt attempt : running.values()) {
            if (!isLate(attempt, now)) {
                return false;
            }
        }
        return true;
    }

    /** None is late, nor had to make room for another. */
    boolean inGoodTime(Tick now) {
        return replaced.isEmpty() && running.values().stream().noneMatch(attempt -> isLate(attempt, now));
    }

    private boolean isLate(Attempt attempt, Tick now) {
        return attempt.softAt(policy).filter(soft -> !now.isBefore(soft)).isPresent();
    }

    boolean ask(Source source) {
        for (Attempt attempt : running.values()) {
            if (attempt.source() == source) {
                return true;
            }
        }
        return false;
    }

    /** Whether one under way may continue the draft of the ended {@code attempt}. */
    boolean continues(AttemptId attempt) {
        return running.values().stream()
                .anyMatch(other -> other.resumeOf().filter(attempt::equals).isPresent());
    }

    /** Makes room for another: of two that are slow, the patient one stays. */
    void makeRoom(List<CaptureAction> out) {
        if (running.size() >= MOST) {
            List<Attempt> attempts = List.copyOf(running.values());
            Attempt youngest = attempts.get(attempts.size() - 1);
            running.remove(youngest.id());
            replaced.put(youngest.id(), youngest);
            youngest.replace();
            cancel(youngest, out);
        }
    }

    /** Starts one, which may continue the draft of an ended one. */
    AttemptId start(Source source, ClientRole client, Optional<AttemptId> resume, Tick now, List<CaptureAction> out) {
        Attempt attempt = new Attempt(ids.attempt(), source, client, resume, now);
        running.put(attempt.id(), attempt);
        out.add(new Download(
                attempt.id(),
                slot.quality(),
                source.segment(),
                client,
                slot.duration(),
                resume,
                new Deadlines(policy.headers().hard(), policy.whole().hard()),
                slot.start()));
        return attempt.id();
    }

    /** Starts one beside the oldest, through the client that the oldest does not use. */
    AttemptId startBeside(Source source, Tick now, List<CaptureAction> out) {
        ClientRole client = running.values().iterator().next().client().other();
        return start(source, client, Optional.empty(), now, out);
    }

    /** It got its place: the attempt, unless that is not news. */
    Optional<Attempt> begun(AttemptId id, Tick now) {
        Optional<Attempt> attempt =
                Optional.ofNullable(running.getOrDefault(id, replaced.get(id))).filter(known -> !known.hasBegun());
        attempt.ifPresent(known -> known.started(now));
        return attempt;
    }

    void looked(CaptureInput.Progress progress, Tick lastByte, Tick now) {
        Attempt known = running.get(progress.attempt());
        if (known != null) {
            known.looked(progress, lastByte, now);
        }
    }

    /** Takes the end of one in, unless none is awaited. */
    Optional<Attempt> ended(AttemptId id) {
        return Optional.ofNullable(running.remove(id)).or(() -> Optional.ofNullable(replaced.remove(id)));
    }

    void cancelAll(List<CaptureAction> out) {
        running.values().forEach(attempt -> cancel(attempt, out));
    }

    /** Gives the places of those back that have been silent for long, or were overtaken. */
    void yieldHopeless(Optional<Pace> pace, Tick now, List<CaptureAction> out) {
        for (Attempt attempt : running.values()) {
            if (attempt.quietFor(policy.stuckAfter(), now)
                    || pace.filter(last -> attempt.overtakenBy(last, policy, now))
                            .isPresent()) {
                cancel(attempt, out);
            }
        }
    }

    /** How long the longest has been running among those that take longer than they should. */
    Optional<Duration> overdue(Tick now) {
        return Optional.ofNullable(mostOverdue(now)).map(attempt -> attempt.runningFor(now));
    }

    /** Gives the place of the longest back among those that take longer than they should. */
    void yieldOverdue(Tick now, List<CaptureAction> out) {
        Attempt longest = mostOverdue(now);
        if (longest != null) {
            cancel(longest, out);
        }
    }

    private @Nullable Attempt mostOverdue(Tick now) {
        Attempt longest = null;
        for (Attempt attempt : running.values()) {
            Duration time = attempt.runningFor(now);
            if (!attempt.cancelled()
                    && time.compareTo(policy.whole().soft()) >= 0
                    && (longest == null || time.compareTo(longest.runningFor(now)) > 0)) {
                longest = attempt;
            }
        }
        return longest;
    }

    private static void cancel(Attempt attempt, List<CaptureAction> out) {
        if (!attempt.cancelled()) {
            attempt.cancel();
            out.add(new CancelDownload(attempt.id()));
        }
    }

    void forgiven(Tick now) {
        running.values().forEach(attempt -> attempt.forgiven(now));
    }

    void addTo(Earliest earliest) {
        for (Attempt attempt : running.values()) {
            earliest.add(attempt.softAt(policy)).add(attempt.stuckAt(policy)).add(attempt.overdueAt(policy));
        }
    }
}
