package dev.livekeep.simulation;

import dev.livekeep.domain.archive.Channel;
import dev.livekeep.domain.archive.NameReading;
import dev.livekeep.domain.archive.SegmentPath;
import dev.livekeep.domain.capture.CaptureAction;
import dev.livekeep.domain.capture.CaptureInput;
import dev.livekeep.domain.event.CaptureEvent;
import java.net.URI;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Law 8: only names that consumers read, only in the channel's own folder, and no address but the origin's. */
final class NoPoisonLaw implements Law {
    private final Court court;
    private final Set<SegmentPath> looked = new HashSet<>();

    NoPoisonLaw(Court court) {
        this.court = court;
    }

    @Override
    public int number() {
        return 8;
    }

    @Override
    public void told(CaptureEvent event) {
        if (event.detail() instanceof CaptureEvent.CopyStored copy) {
            readable(event.channel(), copy.path());
        }
    }

    @Override
    public void stepped(Channel channel, CaptureInput input, List<CaptureAction> actions) {
        for (CaptureAction action : actions) {
            switch (action) {
                case CaptureAction.Keep keep -> readable(channel, keep.path());
                case CaptureAction.PollMedia poll -> justified(channel, poll.uri());
                case CaptureAction.Download download ->
                    justified(channel, URI.create(download.segment().location().withoutQuery()));
                default -> {}
            }
        }
    }

    private void readable(Channel channel, SegmentPath path) {
        if (!looked.add(path)) {
            return;
        }
        boolean same = SegmentPath.parse(path.text()) instanceof NameReading.Found(var found)
                && found.ownName().filter(path.name()::equals).isPresent();
        if (!same || !path.channel().equals(channel)) {
            court.broken(8, "a name that is not read as it was meant: " + path);
        }
    }

    private void justified(Channel channel, URI uri) {
        if (!"origin.test".equals(uri.getHost()) || !uri.getPath().startsWith("/" + channel + "/")) {
            court.broken(8, channel + " asks " + uri.getHost());
        }
    }
}
