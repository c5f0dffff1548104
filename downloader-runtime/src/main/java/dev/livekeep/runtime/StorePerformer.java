package dev.livekeep.runtime;

import dev.livekeep.domain.capture.AttemptId;
import dev.livekeep.domain.capture.CaptureAction;
import dev.livekeep.domain.capture.CaptureInput;
import dev.livekeep.domain.capture.KeepResult;
import dev.livekeep.ports.ArchiveStore.KeepOutcome;
import dev.livekeep.ports.ArchiveStore.Presence;
import dev.livekeep.ports.PlaylistHistory;
import java.util.Optional;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Publishes and discards drafts of one channel, and asks its store what it holds. Replies go to the channel's lane. */
final class StorePerformer {
    private static final Logger log = LoggerFactory.getLogger(StorePerformer.class);

    private final RecorderPorts ports;
    private final Drafts drafts;
    private final Consumer<CaptureInput> tell;
    private volatile boolean publishing = true;

    StorePerformer(RecorderPorts ports, Drafts drafts, Consumer<CaptureInput> tell) {
        this.ports = ports;
        this.drafts = drafts;
        this.tell = tell;
    }

    void keep(CaptureAction.Keep action) {
        Optional<BodyDraft> body = drafts.take(action.attempt());
        if (body.isEmpty()) {
            kept(action.attempt(), failed("the draft is gone or is being continued", false));
        } else {
            publish(action, body.get());
        }
    }

    private void publish(CaptureAction.Keep action, BodyDraft body) {
        AttemptId attempt = action.attempt();
        try {
            long length = body.draft().length();
            if (!publishing || length != body.fileBytes()) {
                body.discard();
                String why = publishing
                        ? "the draft holds " + length + " bytes, but " + body.fileBytes() + " were digested"
                        : "too late: the recording is being ended";
                kept(attempt, failed(why, false));
                return;
            }
            body.draft().keep(action.path(), outcome -> kept(attempt, result(outcome)));
        } catch (RuntimeException bug) {
            log.error("The store failed to publish {}", action.path(), bug);
            body.discard();
            kept(attempt, failed("failed unexpectedly: " + bug, false));
        }
    }

    private void kept(AttemptId attempt, KeepResult result) {
        tell.accept(new CaptureInput.KeepEnded(attempt, result));
    }

    private KeepResult result(KeepOutcome outcome) {
        return switch (outcome) {
            case KeepOutcome.Accepted accepted -> new KeepResult.Accepted();
            case KeepOutcome.Stored stored ->
                new KeepResult.Stored(ports.store().deciding());
            case KeepOutcome.AlreadyThere there -> new KeepResult.AlreadyThere();
            case KeepOutcome.Failed(String reason, boolean noSpace) -> failed(reason, noSpace);
        };
    }

    private KeepResult failed(String reason, boolean noSpace) {
        return new KeepResult.Failed(ports.store().deciding(), reason, noSpace);
    }

    void discard(AttemptId attempt) {
        drafts.take(attempt).ifPresent(BodyDraft::discard);
    }

    void lookUp(CaptureAction.LookUp action) {
        try {
            ports.store()
                    .lookUp(
                            action.slot(),
                            presence -> tell.accept(new CaptureInput.LookedUp(action.id(), seenFrom(presence))));
        } catch (RuntimeException bug) {
            log.error("The store failed to look up {}", action.slot(), bug);
            tell.accept(new CaptureInput.LookedUp(action.id(), CaptureInput.Presence.ABSENT));
        }
    }

    /** Who wants to lose nothing takes a store that cannot be asked for one that has nothing. */
    private static CaptureInput.Presence seenFrom(Presence presence) {
        return switch (presence) {
            case Presence.Present(boolean tombstoned) ->
                tombstoned ? CaptureInput.Presence.TOMBSTONED : CaptureInput.Presence.PRESENT;
            case Presence.Absent() -> CaptureInput.Presence.ABSENT;
            case Presence.Unknown(String reason) -> CaptureInput.Presence.ABSENT;
        };
    }

    void recordPlaylists(CaptureAction.RecordPlaylists action) {
        try {
            ports.history()
                    .record(
                            action.path(),
                            action.playlists().stream()
                                    .map(text -> new PlaylistHistory.PlaylistText(text.asked(), text.text()))
                                    .toList());
        } catch (RuntimeException bug) {
            log.error("The playlists of {} could not be kept", action.path(), bug);
        }
    }

    /** From here on nothing is published that is not under way (design §3, law 7: last publish begun). */
    void endPublishing() {
        publishing = false;
    }
}
