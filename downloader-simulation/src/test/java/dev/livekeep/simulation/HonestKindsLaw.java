package dev.livekeep.simulation;

import dev.livekeep.domain.archive.Channel;
import dev.livekeep.domain.archive.SegmentKind;
import dev.livekeep.domain.archive.SegmentPath;
import dev.livekeep.domain.capture.AttemptId;
import dev.livekeep.domain.capture.BodyFacts;
import dev.livekeep.domain.capture.CaptureAction;
import dev.livekeep.domain.capture.CaptureInput;
import dev.livekeep.domain.capture.DownloadResult;
import dev.livekeep.domain.event.CaptureEvent;
import dev.livekeep.domain.source.EndProof;
import dev.livekeep.ports.ArchiveReader;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Law 9: a full copy holds all bytes that the origin has of that segment, and came as the law wants it; others a part. The same
 * bytes twice, over two connections, outrank the media check and slowness (Judgement).
 */
final class HonestKindsLaw implements Law {
    private static final Duration SLOW = Duration.ofSeconds(59);

    private final Court court;
    private final Map<Channel, Origin> origins;
    private final ArchiveReader archive;
    private final Map<String, String> asked = new HashMap<>();
    private final Map<String, BodyFacts> facts = new HashMap<>();
    private final Map<SegmentPath, String> sources = new HashMap<>();
    private final Map<String, Integer> confirmed = new HashMap<>();

    HonestKindsLaw(Court court, Map<Channel, Origin> origins, ArchiveReader archive) {
        this.court = court;
        this.origins = origins;
        this.archive = archive;
    }

    @Override
    public int number() {
        return 9;
    }

    @Override
    public void stepped(Channel channel, CaptureInput input, List<CaptureAction> actions) {
        if (input instanceof CaptureInput.DownloadEnded(AttemptId attempt, DownloadResult.Received(BodyFacts body))) {
            facts.put(channel + " " + attempt, body);
            if (body.complete()) {
                confirmed.merge(channel + " " + body.hash(), 1, Integer::sum);
            }
        }
        for (CaptureAction action : actions) {
            if (action instanceof CaptureAction.Download download) {
                asked.put(
                        channel + " " + download.attempt(),
                        download.segment().location().withoutQuery());
            } else if (action instanceof CaptureAction.Keep(AttemptId attempt, SegmentPath path)) {
                keep(channel, channel + " " + attempt, path);
            }
        }
    }

    private void keep(Channel channel, String attempt, SegmentPath path) {
        sources.put(path, asked.getOrDefault(attempt, ""));
        BodyFacts body = facts.get(attempt);
        if (path.name().kind() != SegmentKind.FULL || body == null) {
            return;
        }
        boolean doubted = body.elapsed().compareTo(SLOW) > 0 || !body.media().whole();
        boolean twice = confirmed.getOrDefault(channel + " " + body.hash(), 0) > 1;
        if (!body.complete() || body.proof() == EndProof.NONE || body.bodyBytes() == 0) {
            court.broken(9, "called full without proof: " + path + " " + body);
        } else if (doubted && !twice) {
            court.broken(9, "called full, though slow or short: " + path + " " + body);
        }
    }

    @Override
    public void told(CaptureEvent event) {
        Origin origin = origins.get(event.channel());
        if (origin == null || !(event.detail() instanceof CaptureEvent.CopyStored copy)) {
            return;
        }
        byte[] truth = origin.body(sources.getOrDefault(copy.path(), ""));
        try (InputStream content = archive.open(copy.path(), 0)) {
            byte[] bytes = content.readAllBytes();
            boolean part = bytes.length <= truth.length && Arrays.equals(bytes, Arrays.copyOf(truth, bytes.length));
            boolean all = bytes.length == truth.length;
            boolean twice = confirmed.getOrDefault(
                            event.channel() + " " + copy.path().name().hash(), 0)
                    > 1;
            if (!part || (copy.path().name().kind() == SegmentKind.FULL && !all && !twice)) {
                court.broken(9, "not what its kind says, " + bytes.length + " bytes of " + truth.length + ": " + copy);
            }
        } catch (IOException gone) {
            court.broken(2, "gone: " + copy.path());
        }
    }
}
