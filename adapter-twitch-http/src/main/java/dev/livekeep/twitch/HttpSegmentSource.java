package dev.livekeep.twitch;

import dev.livekeep.domain.source.BodyEnd;
import dev.livekeep.domain.source.SegmentRequest;
import dev.livekeep.ports.BodySink;
import dev.livekeep.ports.Call;
import dev.livekeep.ports.SegmentSource;
import dev.livekeep.ports.TaskRunner.Work;
import dev.livekeep.twitch.segment.SegmentDownloads;

/** Downloads segments over HTTP, each from its first to its last byte on one thread meant for downloads. */
final class HttpSegmentSource implements SegmentSource {

    private final OpenCalls calls;
    private final Owners owners;
    private final SegmentDownloads downloads;

    HttpSegmentSource(OpenCalls calls, Owners owners, SegmentDownloads downloads) {
        this.calls = calls;
        this.owners = owners;
        this.downloads = downloads;
    }

    @Override
    public Call fetch(SegmentRequest request, BodySink sink) {
        String name = request.channel().channel().name() + "/segment-"
                + request.segment().mediaSequence();
        return calls.start(
                Work.DOWNLOAD,
                name,
                stop -> sink.ended(downloads.download(request, owners.of(request.channel()), sink, stop)),
                reason -> sink.ended(new BodyEnd.NoAnswer(reason)));
    }
}
