package dev.livekeep.runtime;

import dev.livekeep.ports.ArchiveStore;
import dev.livekeep.ports.CaptureEvents;
import dev.livekeep.ports.Clock;
import dev.livekeep.ports.PlaylistHistory;
import dev.livekeep.ports.PlaylistSource;
import dev.livekeep.ports.Scheduler;
import dev.livekeep.ports.SegmentSource;
import dev.livekeep.ports.TaskRunner;

/** Everything a {@link Recorder} needs from outside. All of it stays the caller's to close, after the recorder. */
public record RecorderPorts(
        Clock clock,
        Scheduler scheduler,
        TaskRunner tasks,
        PlaylistSource playlists,
        SegmentSource segments,
        ArchiveStore store,
        PlaylistHistory history,
        CaptureEvents events) {}
