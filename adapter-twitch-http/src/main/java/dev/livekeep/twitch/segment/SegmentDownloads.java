package dev.livekeep.twitch.segment;

import dev.livekeep.domain.source.BodyEnd;
import dev.livekeep.domain.source.SegmentRequest;
import dev.livekeep.ports.BodySink;
import dev.livekeep.ports.Clock;
import dev.livekeep.ports.Scheduler;
import dev.livekeep.twitch.http.Cancellation;
import dev.livekeep.twitch.http.HttpCaller;
import dev.livekeep.twitch.http.Owner;

/** Downloads segments, each on its caller's thread. Keeps the init sections and keys last used. Safe for many threads. */
public final class SegmentDownloads {

    private final Downloading with;

    /** Downloads over {@code caller}. */
    public SegmentDownloads(HttpCaller caller, Scheduler scheduler, Clock clock, String userAgent) {
        this.with = Downloading.over(caller, scheduler, clock, userAgent);
    }

    /**
     * Downloads one segment to {@code sink}, all but the last word: that is returned. Blocks; never throws.
     *
     * @param owner whose allowances for addresses apply
     */
    public BodyEnd download(SegmentRequest request, Owner owner, BodySink sink, Cancellation stop) {
        return new SegmentDownload(with, request, owner, sink, stop).run();
    }
}
