package dev.livekeep.app.command;

import dev.livekeep.app.ExitCode;
import dev.livekeep.app.UserMistake;
import dev.livekeep.app.options.ArchiveLocation;
import dev.livekeep.app.stores.Plugins;
import dev.livekeep.app.stores.StoreProviders;
import dev.livekeep.app.verify.ArchiveCheck;
import dev.livekeep.app.verify.ArchiveSummary;
import dev.livekeep.ports.ArchiveReader;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code verify}: names everything in an archive that is not as it should be. */
final class VerifyCommand {

    private VerifyCommand() {}

    static int run(List<String> words, PrintStream out) {
        Arguments arguments = new Arguments();
        Usage usage = new Usage(
                "verify",
                "DIR|URI [--quick]",
                "Compares every copy of an archive with its name. Exit code 1 if anything is wrong.",
                arguments);
        if (usage.wantsHelp(words)) {
            out.println(usage.text());
            return ExitCode.OK;
        }
        ArchiveCheck.Depth depth = arguments.quick ? ArchiveCheck.Depth.NAMES : ArchiveCheck.Depth.BYTES;
        StoreProviders providers = StoreProviders.with(Plugins.in(Optional.ofNullable(arguments.plugins)));
        try (ArchiveReader archive = providers.reader(ArchiveLocation.of(arguments.archive))) {
            ArchiveSummary summary = new ArchiveCheck(archive, depth, finding -> out.println(finding.inWords())).run();
            out.println(summary.inWords());
            return summary.isClean() ? ExitCode.OK : ExitCode.FAILURE;
        } catch (IOException e) {
            throw UserMistake.environment("cannot read the archive: " + e.getMessage());
        }
    }

    /** The words of the command line. */
    private static final class Arguments {
        @Parameters(paramLabel = "DIR|URI", description = "the archive: a folder, file:///… or s3://BUCKET/PREFIX")
        String archive = "";

        @Option(
                names = "--quick",
                description = "look at names, sizes and the hashes a store keeps, not at what is inside")
        boolean quick;

        @Option(names = "--plugins", paramLabel = "DIR", description = "jars with more kinds of stores")
        @Nullable
        Path plugins;
    }
}
