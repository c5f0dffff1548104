package dev.livekeep.filesystem;

import dev.livekeep.domain.archive.SegmentPath;
import dev.livekeep.ports.PlaylistHistory;
import dev.livekeep.ports.TaskRunner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes remembered playlists under {@code playlist-debug/} (contract §6). When the disk is too slow for what comes,
 * some are left out. Safe for many threads.
 */
public final class FilePlaylistHistory implements PlaylistHistory {

    private static final Logger LOG = LoggerFactory.getLogger(FilePlaylistHistory.class);
    private static final int MOST_WAITING = 64;
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern(
                    "uuuu-MM-dd'T'HH:mm:ss.SSSSSS", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private final ArchiveLayout layout;
    private final TaskRunner tasks;
    private final Semaphore places = new Semaphore(MOST_WAITING);

    /** Writes beside the archive under {@code base}, on threads of the store. */
    public FilePlaylistHistory(Path base, TaskRunner tasks) {
        this.layout = new ArchiveLayout(base.toAbsolutePath().normalize());
        this.tasks = tasks;
    }

    @Override
    public void record(SegmentPath path, List<PlaylistText> playlists) {
        if (!places.tryAcquire()) {
            LOG.warn("The disk is too slow: the playlists of {} are not kept", path);
            return;
        }
        try {
            tasks.run(TaskRunner.Work.STORE, "playlist-history", () -> writeAndFree(path, playlists));
        } catch (RejectedExecutionException e) {
            places.release();
        }
    }

    private void writeAndFree(SegmentPath path, List<PlaylistText> playlists) {
        try {
            write(path, playlists);
        } catch (IOException e) {
            LOG.warn("Could not keep the playlists of {}: {}", path, DiskTrouble.say(e));
        } finally {
            places.release();
        }
    }

    private void write(SegmentPath path, List<PlaylistText> playlists) throws IOException {
        Path folder = layout.playlists(path);
        Files.createDirectories(folder);
        for (int age = 0; age < playlists.size(); age++) {
            PlaylistText playlist = playlists.get(age);
            String name = age + "_" + DATE.format(playlist.asked());
            Path temp = ArchiveLayout.part(folder, name + "." + UUID.randomUUID() + ".temp");
            try {
                Files.writeString(temp, playlist.text());
                Files.move(temp, ArchiveLayout.part(folder, name), StandardCopyOption.ATOMIC_MOVE);
            } finally {
                Files.deleteIfExists(temp);
            }
        }
    }
}
