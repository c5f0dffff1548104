package dev.livekeep.origin.check;

import dev.livekeep.origin.journal.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Reads an archive by its contract (docs/contract.md §1): CHANNEL/QUALITY/HOUR/TIME-DURATION-TYPE-HASH.ts. */
final class ArchiveFolder {
    private static final Pattern NAME = Pattern.compile(
            "(\\d\\d:\\d\\d\\.\\d{6})-(\\d+(?:\\.\\d+)?)-(?:(full|suspect|partial)-([A-Za-z0-9_-]{43})|(temp)-([0-9a-f-]{36}))\\.ts");

    private final Path root;
    private final List<ArchivedCopy> copies = new ArrayList<>();
    private final List<CheckFinding> findings = new ArrayList<>();

    private ArchiveFolder(Path root) {
        this.root = root;
    }

    /**
     * Reads the folders of these channels, and the bytes of every copy in them.
     *
     * @param removed names below the root of copies that are no longer there, whose bytes matched them
     */
    static ArchiveFolder read(Path root, List<String> channels, List<Path> removed) throws IOException {
        ArchiveFolder archive = new ArchiveFolder(root);
        for (String channel : channels) {
            for (Path quality : archive.entries(root.resolve(channel))) {
                for (Path hour : archive.entries(quality)) {
                    archive.readHour(hour);
                }
            }
        }
        removed.forEach(name -> archive.copies.add(archive.named(root.resolve(name))));
        return archive;
    }

    List<ArchivedCopy> copies() {
        return copies;
    }

    List<CheckFinding> findings() {
        return findings;
    }

    /** What consumers look at in a folder; a file where a folder should be is a finding. */
    private List<Path> entries(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            if (Files.exists(folder)) {
                unreadable(folder, "want a folder, found a file");
            }
            return List.of();
        }
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.filter(e -> !e.getFileName().toString().startsWith("."))
                    .sorted()
                    .toList();
        }
    }

    private void readHour(Path hour) throws IOException {
        for (Path file : entries(hour)) {
            if (!file.getFileName().toString().endsWith(".ts")) {
                continue;
            }
            try {
                copies.add(named(file).withBytes(hash(file)));
            } catch (IllegalArgumentException | DateTimeException e) {
                unreadable(file, String.valueOf(e.getMessage()));
            }
        }
    }

    /** A copy whose bytes are those of its name. */
    private ArchivedCopy named(Path file) {
        Path below = root.relativize(file);
        Matcher name = NAME.matcher(file.getFileName().toString());
        if (!name.matches()) {
            throw new IllegalArgumentException("want TIME-DURATION-TYPE-HASH.ts, found another form");
        }
        LocalDateTime date = LocalDateTime.parse(below.getName(2) + ":" + name.group(1));
        boolean temp = name.group(5) != null;
        String hash = name.group(temp ? 6 : 4);
        return new ArchivedCopy(
                file,
                below.getName(0).toString(),
                below.getName(1).toString(),
                date.toInstant(ZoneOffset.UTC),
                name.group(2),
                name.group(temp ? 5 : 3),
                hash,
                hash);
    }

    private static String hash(Path file) throws IOException {
        MessageDigest digest = Sha256.digest();
        try (InputStream in = new DigestInputStream(Files.newInputStream(file), digest)) {
            in.transferTo(OutputStream.nullOutputStream());
        }
        return Sha256.textOf(digest.digest());
    }

    private void unreadable(Path file, String words) {
        findings.add(new CheckFinding(
                CheckFinding.Kind.UNREADABLE_NAME, root.relativize(file).toString(), words));
    }
}
