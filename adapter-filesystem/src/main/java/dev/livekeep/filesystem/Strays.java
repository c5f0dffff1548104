package dev.livekeep.filesystem;

import dev.livekeep.domain.archive.HourFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds what lies in the folders of channels and qualities and is neither (contract §1). A folder in the root that holds
 * no hour belongs to somebody else and is left alone, and so are hidden names.
 */
final class Strays {

    private static final String CHAT = "chat";

    private final ArchiveLayout layout;

    Strays(ArchiveLayout layout) {
        this.layout = layout;
    }

    /** Their places below the root, sorted. */
    List<String> list() throws IOException {
        List<String> found = new ArrayList<>();
        for (Path channel : visible(layout.base())) {
            List<String> inChannel = new ArrayList<>();
            boolean ours = false;
            for (Path quality : visible(channel)) {
                if (!Files.isDirectory(quality)) {
                    inChannel.add(place(quality));
                } else if (!quality.endsWith(CHAT)) {
                    List<Path> inside = visible(quality);
                    ours |= inside.stream().anyMatch(Strays::isHour);
                    inside.stream()
                            .filter(entry -> !isHour(entry))
                            .map(this::place)
                            .forEach(inChannel::add);
                }
            }
            if (ours) {
                found.addAll(inChannel);
            }
        }
        return found;
    }

    private String place(Path entry) {
        return layout.base().relativize(entry).toString();
    }

    private static boolean isHour(Path entry) {
        return HourFolder.parse(entry.getFileName().toString()).isPresent() && Files.isDirectory(entry);
    }

    private static List<Path> visible(Path folder) throws IOException {
        List<Path> visible = new ArrayList<>();
        for (String name : FileArchiveReader.names(folder)) {
            if (!name.startsWith(".")) {
                visible.add(ArchiveLayout.part(folder, name));
            }
        }
        return visible;
    }
}
