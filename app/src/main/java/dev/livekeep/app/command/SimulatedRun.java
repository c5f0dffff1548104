package dev.livekeep.app.command;

import dev.livekeep.app.options.RecordOptions;
import dev.livekeep.app.verify.ArchiveCheck;
import dev.livekeep.app.verify.ArchiveFinding;
import dev.livekeep.app.verify.ArchiveSummary;
import dev.livekeep.filesystem.FileArchiveReader;
import dev.livekeep.origin.SimulatedOrigin;
import dev.livekeep.origin.check.CheckResult;
import dev.livekeep.origin.check.CheckTerms;
import dev.livekeep.origin.check.OriginCheck;
import dev.livekeep.origin.journal.JournalEvent;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** A recording of a simulated origin by {@code record} itself, each channel in another way, and the judgement on it. */
final class SimulatedRun {
    /** The rest could point at proxies, and at configuration that is meant for real recordings. */
    private static final Set<String> VARIABLES = Set.of("PATH", "WUBLOADER_LOG_LEVEL");

    private final SimulatedOrigin origin;
    private final Path folder;
    private Optional<Instant> stopped = Optional.empty();

    /** @param folder where to record, empty or not yet there */
    SimulatedRun(SimulatedOrigin origin, Path folder) {
        this.origin = origin;
        this.folder = folder;
    }

    /** How each channel is recorded, one line each. */
    static List<String> channelsInWords() {
        return List.of(
                "  one    through Twitch's protocol",
                "  two    from the URL of a media playlist",
                "  three  from the URL of a multivariant playlist, in fragmented MP4");
    }

    /** Records for so long; returns the exit code of {@code record}. */
    int record(int seconds, Map<String, String> environment, PrintStream err) {
        Map<String, String> ours = new HashMap<>(environment);
        ours.keySet().retainAll(VARIABLES);
        RecordOptions options = RecordOptions.parse(
                List.of(
                        "one",
                        "two:url:" + origin.media("two", "720p60"),
                        "three:url:" + origin.multivariant("three"),
                        "--twitch-gql-url=" + origin.gql(),
                        "--twitch-usher-url=" + origin.usher(),
                        "--duration=" + seconds + "s",
                        "--metrics-port=0",
                        "--base-dir=" + folder),
                ours);
        RecordCommand command = new RecordCommand(options, ours, err).withoutSummary();
        command.whenEnding(code -> stopped = Optional.of(Instant.now()));
        return command.run();
    }

    /** Compares every file with its name. */
    ArchiveSummary verify(Consumer<ArchiveFinding> findings) throws IOException {
        return new ArchiveCheck(new FileArchiveReader(folder), ArchiveCheck.Depth.BYTES, findings).run();
    }

    /**
     * Compares what was stored with what the origin says could be had until the recording was told to end. What left the
     * playlists while it was only beginning does not count.
     */
    CheckResult judge() throws IOException {
        CheckTerms terms = CheckTerms.defaults();
        Optional<Instant> first = origin.journal().events(JournalEvent.Asked.class).stream()
                .map(JournalEvent.Asked::at)
                .min(Comparator.naturalOrder());
        if (first.isPresent()) {
            terms = terms.from(first.get().plus(terms.patience()));
        }
        if (stopped.isPresent()) {
            terms = terms.until(stopped.get());
        }
        return OriginCheck.of(origin.journal(), folder, terms).run();
    }
}
