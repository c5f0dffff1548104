package dev.livekeep.domain.capture;

import dev.livekeep.domain.event.CaptureEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Actions in few words, so that a test can show all of them with their times. */
final class ActionText {
    private ActionText() {}

    static List<String> of(List<CaptureAction> actions) {
        return actions.stream().map(ActionText::of).toList();
    }

    static String of(CaptureAction action) {
        return switch (action) {
            case CaptureAction.Download download -> download(download);
            case CaptureAction.CancelDownload(var attempt) -> "cancel " + attempt.number();
            case CaptureAction.Keep(var attempt, var path) ->
                "keep " + attempt.number() + " " + path.name().kind().text();
            case CaptureAction.Discard(var attempt) -> "discard " + attempt.number();
            case CaptureAction.LookUp(var id, var slot) -> "look up " + number(slot.start());
            case CaptureAction.RecordPlaylists(var path, var playlists) ->
                "record playlists of " + path.name().kind().text();
            case CaptureAction.Tell(var detail) -> told(detail);
            default -> String.valueOf(action);
        };
    }

    private static String download(CaptureAction.Download download) {
        String uri = download.segment().uri().getPath().substring(1).replace("/", ":");
        return "download " + download.attempt().number() + " " + uri + " " + download.client()
                + download.resume().map(old -> " resuming " + old.number()).orElse("");
    }

    private static String told(CaptureEvent.Detail detail) {
        return switch (detail) {
            case CaptureEvent.AttemptStarted e -> "started " + e.attempt();
            case CaptureEvent.AttemptEnded e -> "ended " + e.attempt() + " " + e.outcome() + reason(e.reason());
            case CaptureEvent.SegmentListed e -> "listed " + number(e.start());
            case CaptureEvent.SegmentClosed e -> "closed " + e.closing() + reason(e.reason());
            case CaptureEvent.CopyStored e -> "stored " + e.path().name().kind().text();
            case CaptureEvent.KeepFailed e -> "keep failed" + reason(e.reason());
            default -> String.valueOf(detail);
        };
    }

    private static String reason(String reason) {
        return reason.isEmpty() ? "" : ": " + reason;
    }

    static long number(Instant start) {
        return Duration.between(Listings.NOON, start).dividedBy(Listings.LENGTH);
    }
}
