package dev.livekeep.app.command;

import dev.livekeep.app.ExitCode;
import dev.livekeep.app.UserMistake;
import dev.livekeep.app.export.Export;
import dev.livekeep.app.export.HoleList;
import dev.livekeep.app.export.RangeListing;
import dev.livekeep.app.export.Target;
import dev.livekeep.app.options.ArchiveLocation;
import dev.livekeep.app.stores.Plugins;
import dev.livekeep.app.stores.StoreProviders;
import dev.livekeep.domain.archive.BestSegments;
import dev.livekeep.domain.archive.Channel;
import dev.livekeep.domain.archive.Quality;
import dev.livekeep.domain.text.ForeignText;
import dev.livekeep.domain.timeline.DateReading;
import dev.livekeep.domain.timeline.ProgramDateTime;
import dev.livekeep.ports.ArchiveReader;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code export}: the best segments of a range as one file. */
final class ExportCommand {
    private final Arguments arguments;
    private final String searchPath;
    private final PrintStream out;
    private final PrintStream err;

    private ExportCommand(Arguments arguments, String searchPath, PrintStream out, PrintStream err) {
        this.arguments = arguments;
        this.searchPath = searchPath;
        this.out = out;
        this.err = err;
    }

    static int run(List<String> words, Map<String, String> environment, PrintStream out, PrintStream err) {
        Arguments arguments = new Arguments();
        Usage usage = new Usage(
                "export",
                "CHANNEL QUALITY --from TIME --to TIME -o FILE [OPTION...]",
                "Writes the best segments of a range of time into one file.",
                arguments);
        if (usage.wantsHelp(words)) {
            out.println(usage.text());
            return ExitCode.OK;
        }
        return new ExportCommand(arguments, environment.getOrDefault("PATH", ""), out, err).run();
    }

    private int run() {
        Channel channel = named(() -> new Channel(arguments.channel));
        Quality quality = named(() -> new Quality(arguments.quality));
        Instant from = time("--from", arguments.from);
        Instant to = time("--to", arguments.to);
        if (!from.isBefore(to)) {
            throw UserMistake.usage("--from is not before --to: " + from + ", " + to);
        }
        Target target = Target.of(arguments.output)
                .orElseThrow(() -> UserMistake.usage("-o: want a file that ends in .ts or .mp4, found "
                        + ForeignText.quoted(arguments.output.toString())));
        checkOutput();
        StoreProviders providers = StoreProviders.with(Plugins.in(Optional.ofNullable(arguments.plugins)));
        try (ArchiveReader archive = providers.reader(ArchiveLocation.of(arguments.archive))) {
            checkPresence(archive, channel, quality);
            RangeListing listing = new RangeListing(archive, channel, quality, this::note);
            BestSegments best = listing.best(from, to);
            reportHoles(best);
            out.println(new Export(listing, searchPath, this::note)
                    .write(best, target, arguments.output, arguments.allowHoles));
            return ExitCode.OK;
        } catch (IOException e) {
            throw UserMistake.environment("cannot export: " + e.getMessage());
        }
    }

    private void note(String line) {
        err.println("livekeep: " + line);
    }

    private static <T> T named(Supplier<T> reading) {
        try {
            return reading.get();
        } catch (IllegalArgumentException e) {
            throw UserMistake.usage(String.valueOf(e.getMessage()));
        }
    }

    private Instant time(String option, String text) {
        return switch (ProgramDateTime.parse(text)) {
            case DateReading.Read(Instant date, var remark) -> {
                remark.ifPresent(words -> note(option + ": " + words));
                yield date;
            }
            case DateReading.Unreadable(String reason) -> throw UserMistake.usage(option + ": " + reason);
        };
    }

    private void checkOutput() {
        Path folder = arguments.output.toAbsolutePath().getParent();
        if (folder == null || !Files.isDirectory(folder)) {
            throw UserMistake.environment("no folder " + ForeignText.quoted(String.valueOf(folder)) + " to write in");
        }
        if (Files.isDirectory(arguments.output)) {
            throw UserMistake.environment(ForeignText.quoted(arguments.output.toString()) + " is a folder");
        }
        if (Files.exists(arguments.output) && !arguments.overwrite) {
            throw UserMistake.environment(ForeignText.quoted(arguments.output.toString())
                    + " is already there: choose another name, or give --overwrite");
        }
    }

    private static void checkPresence(ArchiveReader archive, Channel channel, Quality quality) throws IOException {
        List<Quality> qualities = archive.qualities(channel);
        if (qualities.isEmpty()) {
            throw UserMistake.environment("the archive has no channel " + ForeignText.quoted(channel.name())
                    + ": it has " + listed(archive.channels()));
        }
        if (!qualities.contains(quality)) {
            throw UserMistake.environment("channel " + channel.name() + " has no quality "
                    + ForeignText.quoted(quality.name()) + ": it has " + listed(qualities));
        }
    }

    private static String listed(List<?> names) {
        return names.isEmpty()
                ? "none"
                : String.join(
                        ", ",
                        names.stream()
                                .map(name -> ForeignText.whole(name.toString()))
                                .toList());
    }

    private void reportHoles(BestSegments best) {
        if (best.segments().isEmpty()) {
            throw UserMistake.environment("nothing of this range is in the archive");
        }
        HoleList holes = HoleList.of(best);
        if (holes.isEmpty()) {
            return;
        }
        holes.lines().forEach(err::println);
        if (!arguments.allowHoles) {
            throw UserMistake.environment(
                    "nothing was written, because of " + holes.inWords() + ": --allow-holes exports what is there");
        }
    }

    /** The words of the command line. */
    private static final class Arguments {
        @Parameters(index = "0", paramLabel = "CHANNEL", description = "as its folder in the archive is called")
        String channel = "";

        @Parameters(index = "1", paramLabel = "QUALITY", description = "as its folder is called, for example source")
        String quality = "";

        @Option(
                names = "--from",
                required = true,
                paramLabel = "TIME",
                description = "first moment wanted, for example 2026-11-24T18:00:00Z; UTC if no zone is given")
        String from = "";

        @Option(names = "--to", required = true, paramLabel = "TIME", description = "the moment after the last one")
        String to = "";

        @Option(
                names = {"-o", "--output"},
                required = true,
                paramLabel = "FILE",
                description = "NAME.ts: segments one behind the other; NAME.mp4: one MP4, made by ffmpeg")
        Path output = Path.of("");

        @Option(
                names = {"--base-dir", "--store"},
                defaultValue = ".",
                paramLabel = "DIR|URI",
                description = "the archive: a folder, file:///… or s3://BUCKET/PREFIX; default: the folder you are in")
        String archive = ".";

        @Option(names = "--allow-holes", description = "write what is there although something is missing or damaged")
        boolean allowHoles;

        @Option(names = "--overwrite", description = "replace FILE if it is already there")
        boolean overwrite;

        @Option(names = "--plugins", paramLabel = "DIR", description = "jars with more kinds of stores")
        @Nullable
        Path plugins;
    }
}
