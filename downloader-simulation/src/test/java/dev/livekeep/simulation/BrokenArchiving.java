package dev.livekeep.simulation;

import dev.livekeep.domain.archive.Channel;
import dev.livekeep.domain.archive.SegmentHash;
import dev.livekeep.domain.archive.SegmentKind;
import dev.livekeep.domain.archive.SegmentName;
import dev.livekeep.domain.archive.SegmentPath;
import dev.livekeep.domain.capture.BodyFacts;
import dev.livekeep.domain.capture.CaptureAction.Keep;
import dev.livekeep.domain.capture.CaptureAction.PollMedia;
import dev.livekeep.domain.capture.CaptureAction.Tell;
import dev.livekeep.domain.capture.CaptureInput.DownloadEnded;
import dev.livekeep.domain.capture.CaptureInput.MediaAnswered;
import dev.livekeep.domain.capture.DownloadResult;
import dev.livekeep.domain.event.CaptureEvent;
import dev.livekeep.domain.media.MediaVerdict;
import dev.livekeep.domain.playlist.MediaPlaylist;
import dev.livekeep.domain.source.EndProof;
import dev.livekeep.domain.source.MediaAnswer;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** Ways to break the laws of what is written, and told of it: 1, 2, 8 and 9. */
final class BrokenArchiving {
    private BrokenArchiving() {}

    static List<Variant> all() {
        return Stream.of(accounted(), kept(), poison(), kinds())
                .flatMap(List::stream)
                .toList();
    }

    private static List<Variant> accounted() {
        return List.of(
                Variant.doing(
                        "does not tell what it gave up",
                        1,
                        action -> action instanceof Tell(CaptureEvent.SegmentClosed closed)
                                        && closed.closing() == CaptureEvent.Closing.GIVEN_UP
                                ? Stream.empty()
                                : Stream.of(action)),
                Variant.hearing(
                        "overlooks a segment in twenty",
                        1,
                        input -> input instanceof MediaAnswered(var fetch, MediaAnswer.Listed(var playlist, var text))
                                ? Stream.of(new MediaAnswered(
                                        fetch, new MediaAnswer.Listed(withoutTheTwentieth(playlist), text)))
                                : Stream.of(input)),
                Variant.doing(
                        "closes what it stored twice",
                        1,
                        action -> action instanceof Tell(CaptureEvent.SegmentClosed closed)
                                ? Stream.of(action, action)
                                : Stream.of(action)));
    }

    private static MediaPlaylist withoutTheTwentieth(MediaPlaylist old) {
        return new MediaPlaylist(
                old.version(),
                old.targetDuration(),
                old.mediaSequence(),
                old.discontinuitySequence(),
                old.type(),
                old.ended(),
                old.iframesOnly(),
                old.independentSegments(),
                old.start(),
                old.defines(),
                old.segments().stream()
                        .filter(segment -> segment.mediaSequence() % 20 != 0)
                        .toList(),
                old.dateRanges(),
                old.prefetches(),
                old.twitch(),
                old.lowLatency(),
                old.skip(),
                old.otherTags(),
                old.problems());
    }

    private static List<Variant> kept() {
        return List.of(
                Variant.ofStore("publishes a part of the bytes", 2, store -> new BrokenStore(store, false)),
                Variant.doing(
                        "publishes under another body's name",
                        2,
                        action -> action instanceof Keep(var attempt, var path)
                                ? Stream.of(new Keep(attempt, renamed(path)))
                                : Stream.of(action)),
                Variant.ofStore(
                        "answers before it publishes, and then does not", 2, store -> new BrokenStore(store, true)));
    }

    private static SegmentPath renamed(SegmentPath path) {
        SegmentHash other = SegmentHash.of(path.text().getBytes(StandardCharsets.UTF_8));
        return new SegmentPath(
                path.channel(),
                path.quality(),
                new SegmentName(
                        path.name().start(), path.name().duration(), path.name().kind(), other));
    }

    private static List<Variant> poison() {
        return List.of(
                Variant.doing(
                        "writes into another channel's folder",
                        8,
                        action -> action instanceof Keep(var attempt, var path)
                                ? Stream.of(new Keep(
                                        attempt, new SegmentPath(new Channel("other"), path.quality(), path.name())))
                                : Stream.of(action)),
                Variant.doing(
                        "asks an address nobody named",
                        8,
                        action -> action instanceof PollMedia poll
                                ? Stream.of(new PollMedia(
                                        poll.fetch(),
                                        URI.create("http://169.254.169.254"
                                                + poll.uri().getPath()),
                                        poll.client(),
                                        poll.hard()))
                                : Stream.of(action)));
    }

    private static List<Variant> kinds() {
        return List.of(
                kind("takes any end for a proof", facts -> facts(facts, true, EndProof.LENGTH, facts.media())),
                kind(
                        "does not look at the media",
                        facts -> facts(
                                facts,
                                facts.complete(),
                                facts.proof(),
                                new MediaVerdict(MediaVerdict.Shape.UNKNOWN, true, ""))),
                Variant.doing(
                        "calls everything full",
                        9,
                        action -> action instanceof Keep(var attempt, var path)
                                ? Stream.of(new Keep(
                                        attempt,
                                        new SegmentPath(
                                                path.channel(),
                                                path.quality(),
                                                new SegmentName(
                                                        path.name().start(),
                                                        path.name().duration(),
                                                        SegmentKind.FULL,
                                                        path.name().hash()))))
                                : Stream.of(action)));
    }

    private static Variant kind(String name, UnaryOperator<BodyFacts> judge) {
        return Variant.hearing(
                name,
                9,
                input -> input instanceof DownloadEnded(var attempt, DownloadResult.Received(var facts))
                        ? Stream.of(new DownloadEnded(attempt, new DownloadResult.Received(judge.apply(facts))))
                        : Stream.of(input));
    }

    private static BodyFacts facts(BodyFacts old, boolean complete, EndProof proof, MediaVerdict media) {
        return new BodyFacts(
                complete,
                "",
                proof,
                200,
                old.bodyBytes(),
                old.fileBytes(),
                old.hash(),
                media,
                old.elapsed(),
                old.resumed(),
                old.resumable());
    }
}
