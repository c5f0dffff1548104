package dev.livekeep.domain.capture;

import dev.livekeep.domain.capture.CaptureAction.CancelDownload;
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

    private final CapturePolicy.Getting policy;
    private final Map<AttemptId, Attempt> running = new LinkedHashMap<>();
    private final Map<AttemptId, Attempt> replaced = new HashMap<>();

    Attempts(CapturePolicy.Getting policy) {
        this.policy = policy;
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
        return running.values().stream()
                .allMatch(attempt -> attempt.softAt(policy)
                        .filter(soft -> !now.isBefore(soft))
                        .isPresent());
    }

    /** The client that the next one beside the oldest goes through. */
    Optional<ClientRole> otherClient() {
        return running.values().stream()
                .findFirst()
                .map(attempt -> attempt.client().other());
    }

    boolean ask(Source source) {
        return running.values().stream().anyMatch(attempt -> attempt.source() == source);
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
            cancel(youngest, out);
        }
    }

    void add(Attempt attempt) {
        running.put(attempt.id(), attempt);
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

    /** Takes the end of one in that was replaced before. */
    Optional<Attempt> replacedEnded(AttemptId id) {
        return Optional.ofNullable(replaced.remove(id));
    }

    /** Takes the end of one in that counts. */
    Optional<Attempt> ended(AttemptId id) {
        return Optional.ofNullable(running.remove(id));
    }

    void cancelAll(List<CaptureAction> out) {
        running.values().forEach(attempt -> cancel(attempt, out));
    }

    /** Gives the places of those back that have been silent for long. */
    void yieldSilent(Tick now, List<CaptureAction> out) {
        for (Attempt attempt : running.values()) {
            if (attempt.quietFor(policy.stuckAfter(), now)) {
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
