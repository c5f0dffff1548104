package dev.livekeep.simulation;

import dev.livekeep.domain.archive.Channel;
import dev.livekeep.domain.archive.SegmentKind;
import dev.livekeep.domain.archive.SegmentPath;
import dev.livekeep.domain.event.CaptureEvent;
import java.util.HashMap;
import java.util.Map;

/**
 * Law 1, of all sessions of one recording together: no content is stored in full under two names. The bytes of each
 * content are its own here, so equal hashes are equal contents.
 */
final class StoredOnceLaw implements Law {
    private final Court court;
    private final Map<String, SegmentPath> stored = new HashMap<>();

    StoredOnceLaw(Court court) {
        this.court = court;
    }

    @Override
    public int number() {
        return 1;
    }

    @Override
    public void told(CaptureEvent event) {
        if (event.detail() instanceof CaptureEvent.Started) {
            stored.keySet().removeIf(content -> content.startsWith(event.channel() + "/"));
        } else if (event.detail() instanceof CaptureEvent.CopyStored copy
                && copy.path().name().kind() == SegmentKind.FULL) {
            SegmentPath before = stored.putIfAbsent(content(event.channel(), copy.path()), copy.path());
            if (before != null && !before.equals(copy.path())) {
                court.broken(1, "stored twice: " + before + " and " + copy.path());
            }
        }
    }

    private static String content(Channel channel, SegmentPath path) {
        return channel + "/" + path.quality() + "/" + path.name().hash();
    }
}
