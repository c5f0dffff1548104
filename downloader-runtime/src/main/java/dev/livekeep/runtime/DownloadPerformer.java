package dev.livekeep.runtime;

import dev.livekeep.domain.archive.SegmentSlot;
import dev.livekeep.domain.capture.AttemptId;
import dev.livekeep.domain.capture.CaptureAction;
import dev.livekeep.domain.capture.CaptureInput;
import dev.livekeep.domain.capture.DownloadResult;
import dev.livekeep.domain.source.BodyEnd;
import dev.livekeep.domain.source.ChannelSpec;
import dev.livekeep.domain.source.SegmentRequest;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Downloads segments of one channel into drafts. Actions come from the channel's lane; replies go back to it as inputs,
 * from whatever thread they happen on.
 */
final class DownloadPerformer {
    private static final Logger log = LoggerFactory.getLogger(DownloadPerformer.class);

    private static final String CANCELLED = "cancelled";

    private final ChannelSpec spec;
    private final RecorderPorts ports;
    private final DownloadGate gate;
    private final Heartbeat heartbeat;
    private final Drafts drafts;
    private final Consumer<CaptureInput> tell;
    private final Map<AttemptId, Entry> entries = new ConcurrentHashMap<>();
    private volatile boolean closed;

    DownloadPerformer(
            ChannelSpec spec,
            RecorderPorts ports,
            DownloadGate gate,
            Heartbeat heartbeat,
            Drafts drafts,
            Consumer<CaptureInput> tell) {
        this.spec = spec;
        this.ports = ports;
        this.gate = gate;
        this.heartbeat = heartbeat;
        this.drafts = drafts;
        this.tell = tell;
    }

    /** One attempt here: what it waits by, and what it runs as. */
    private static final class Entry {
        private DownloadGate.@Nullable Ticket ticket;
        private volatile @Nullable Download download;
        private volatile boolean cancelled;
    }

    void download(CaptureAction.Download action) {
        Entry entry = new Entry();
        DownloadGate.Ticket ticket = gate.ticket(action.urgency(), () -> start(action, entry));
        entry.ticket = ticket;
        entries.put(action.attempt(), entry);
        gate.enter(ticket);
    }

    /** It has its place. */
    private void start(CaptureAction.Download action, Entry entry) {
        AttemptId attempt = action.attempt();
        NetworkTime time = new NetworkTime(ports.clock(), heartbeat);
        BodyIntake intake = new BodyIntake(ports.store(), expected(action), drafts, action.resume(), time);
        Download download = new Download(
                action,
                ports.clock(),
                ports.scheduler(),
                intake,
                time,
                () -> left(attempt, entry),
                result -> tell.accept(new CaptureInput.DownloadEnded(attempt, result)));
        entry.download = download;
        if (closed || entry.cancelled) {
            download.ended(new BodyEnd.NoAnswer(CANCELLED));
            return;
        }
        tell.accept(new CaptureInput.DownloadStarted(attempt));
        download.watch();
        fetch(action, download);
    }

    private void left(AttemptId attempt, Entry entry) {
        entries.remove(attempt);
        if (entry.ticket != null) {
            entry.ticket.leave();
        }
    }

    private void fetch(CaptureAction.Download action, Download download) {
        SegmentRequest request = new SegmentRequest(
                spec,
                action.segment(),
                action.client(),
                action.resume().flatMap(drafts::look).flatMap(BodyDraft::resume));
        try {
            download.call().set(ports.segments().fetch(request, download));
        } catch (RuntimeException bug) {
            log.error("The source of segments failed on {}", spec.channel(), bug);
            download.ended(new BodyEnd.NoAnswer("failed unexpectedly: " + bug));
        }
    }

    private SegmentSlot expected(CaptureAction.Download action) {
        return new SegmentSlot(spec.channel(), action.quality(), action.urgency(), action.span());
    }

    /** Ends an attempt early. One that still waits for its place ends at once. */
    void cancel(AttemptId attempt) {
        Entry entry = entries.get(attempt);
        if (entry != null) {
            cancel(attempt, entry, download -> download.cancel(CANCELLED));
        }
    }

    private void cancel(AttemptId attempt, Entry entry, Consumer<Download> running) {
        entry.cancelled = true;
        if (entry.ticket != null && entry.ticket.withdraw()) {
            entries.remove(attempt);
            tell.accept(new CaptureInput.DownloadEnded(attempt, new DownloadResult.NoAnswer(CANCELLED)));
            return;
        }
        Download download = entry.download;
        if (download != null) {
            running.accept(download);
        }
    }

    /** How those under way stand. */
    List<CaptureInput.Progress> progress() {
        return entries.values().stream()
                .map(entry -> entry.download)
                .flatMap(Stream::ofNullable)
                .filter(download -> !download.isOver())
                .map(Download::progress)
                .toList();
    }

    /** Ends every attempt now with what is there (design §3, law 7: bodies closed). */
    void cutAll() {
        entries.forEach((attempt, entry) -> cancel(attempt, entry, Download::abandon));
    }

    /** Nothing starts any more, and everything under way is cut. */
    void close() {
        closed = true;
        cutAll();
    }
}
