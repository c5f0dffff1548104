package dev.livekeep.origin.journal;

import dev.livekeep.origin.fault.ConnectionFault;
import dev.livekeep.origin.fault.PlaylistFault;
import dev.livekeep.origin.fault.RequestKind;
import dev.livekeep.origin.fault.Rule;
import dev.livekeep.origin.fault.When;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** Names the fields of journal lines. */
final class JournalFields {
    private JournalFields() {}

    static Map<String, Object> of(JournalEvent event) {
        return switch (event) {
            case JournalEvent.Started e ->
                Json.object(
                        "event",
                        "started",
                        "at",
                        e.at(),
                        "seed",
                        e.seed(),
                        "segment",
                        seconds(e.segmentDuration()),
                        "window",
                        e.window(),
                        "edges",
                        e.edges());
            case JournalEvent.ChannelSet e ->
                Json.object("event", "channel", "at", e.at(), "channel", e.channel(), "renditions", e.renditions());
            case JournalEvent.Published e -> published(e);
            case JournalEvent.Advertised e ->
                Json.object(
                        "event",
                        "advertised",
                        "at",
                        e.at(),
                        "channel",
                        e.channel(),
                        "rendition",
                        e.rendition(),
                        "session",
                        e.session(),
                        "content",
                        e.content(),
                        "sha256",
                        e.sha256().get());
            case JournalEvent.SessionOpened e ->
                Json.object(
                        "event",
                        "session",
                        "at",
                        e.at(),
                        "session",
                        e.session(),
                        "channel",
                        e.channel(),
                        "clockOffset",
                        seconds(e.clockOffset()),
                        "broadcast",
                        e.broadcast(),
                        "firstContent",
                        e.firstContent(),
                        "expires",
                        e.expires());
            case JournalEvent.Asked e -> asked(e);
            case JournalEvent.Refused e -> Json.object("event", "refused", "at", e.at(), "edge", e.edge());
            case JournalEvent.ScriptSet e -> Json.object("event", "script", "at", e.at(), "rules", e.rules());
            case JournalEvent.RuleSet e -> rule(e);
            case JournalEvent.ProtocolViolation e ->
                Json.object(
                        "event",
                        "protocol-violation",
                        "at",
                        e.at(),
                        "connection",
                        e.connection(),
                        "path",
                        e.path(),
                        "difference",
                        e.difference());
            case JournalEvent.Closed e -> Json.object("event", "closed", "at", e.at(), "faults", e.faults());
        };
    }

    private static Map<String, Object> published(JournalEvent.Published e) {
        return Json.object(
                "event",
                "published",
                "at",
                e.at(),
                "channel",
                e.channel(),
                "rendition",
                e.rendition(),
                "content",
                e.content(),
                "broadcast",
                e.broadcast(),
                "mediaSequence",
                e.mediaSequence(),
                "date",
                e.date(),
                "duration",
                seconds(e.duration()),
                "leaves",
                e.leaves(),
                "gone",
                e.gone(),
                "bytes",
                e.bytes(),
                "sha256",
                e.sha256().get());
    }

    private static Map<String, Object> asked(JournalEvent.Asked e) {
        return Json.object(
                "event",
                "asked",
                "at",
                e.at(),
                "until",
                e.until(),
                "connection",
                e.connection(),
                "edge",
                e.edge(),
                "method",
                e.method(),
                "path",
                e.path(),
                "kind",
                e.kind(),
                "channel",
                e.channel(),
                "rendition",
                e.rendition(),
                "session",
                e.session(),
                "content",
                number(e.content()),
                "range",
                e.range(),
                "listed",
                e.listed(),
                "replaced",
                e.replaced(),
                "status",
                e.status(),
                "bytes",
                e.bytes(),
                "expected",
                e.expected(),
                "complete",
                e.complete(),
                "fault",
                e.fault());
    }

    private static Map<String, Object> rule(JournalEvent.RuleSet e) {
        Rule rule = e.rule();
        Map<String, Object> fields = Json.object(
                "event",
                "rule",
                "at",
                e.at(),
                "rule",
                rule.number(),
                "fault",
                rule.fault().name(),
                "denies",
                rule.fault().denies(),
                "certain",
                rule.chance().isCertain(),
                "channel",
                rule.selector().channel(),
                "rendition",
                rule.selector().rendition(),
                "path",
                rule.selector().path(),
                "kinds",
                rule.selector().kinds().stream().map(RequestKind::word).sorted().toList());
        rule.selector().edge().ifPresent(edge -> fields.put("edge", edge));
        if (rule.fault() instanceof PlaylistFault.ClockSkew skew) {
            fields.put("skew", seconds(skew.by()));
        }
        if (rule.fault() instanceof ConnectionFault.Drip drip) {
            fields.put("bytesPerSecond", drip.bytesPerSecond());
        }
        if (!rule.fault().delay().isZero()) {
            fields.put("delay", seconds(rule.fault().delay()));
        }
        switch (rule.when()) {
            case When.Always always -> {
                // Holds from now on: neither times nor numbers.
            }
            case When.Between between -> {
                fields.put("from", e.originStarted().plus(between.from()));
                fields.put("to", e.originStarted().plus(between.to()));
            }
            case When.Contents contents -> {
                fields.put("first", contents.first());
                fields.put("last", contents.last());
            }
        }
        return fields;
    }

    private static Optional<Long> number(OptionalLong number) {
        return number.isPresent() ? Optional.of(number.getAsLong()) : Optional.empty();
    }

    private static double seconds(Duration duration) {
        return duration.toNanos() / 1e9;
    }
}
