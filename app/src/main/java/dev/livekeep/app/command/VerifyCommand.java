package dev.livekeep.app.command;

import dev.livekeep.app.ExitCode;
import dev.livekeep.app.UserMistake;
import dev.livekeep.app.options.ArchiveLocation;
import dev.livekeep.app.verify.ArchiveCheck;
import dev.livekeep.app.verify.ArchiveSummary;
import dev.livekeep.filesystem.FileArchiveReader;
import java.io.IOException;
import java.io.PrintStream;
import java.util.List;
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
        FileArchiveReader archive = new FileArchiveReader(ArchiveLocation.existing(arguments.archive));
        ArchiveCheck.Depth depth = arguments.quick ? ArchiveCheck.Depth.NAMES : ArchiveCheck.Depth.BYTES;
        try {
            ArchiveSummary summary = new ArchiveCheck(archive, depth, finding -> out.println(finding.inWords())).run();
            out.println(summary.inWords());
            return summary.isClean() ? ExitCode.OK : ExitCode.FAILURE;
        } catch (IOException e) {
            throw UserMistake.environment("cannot read the archive: " + e.getMessage());
        }
    }

    /** The words of the command line. */
    private static final class Arguments {
        @Parameters(paramLabel = "DIR|URI", description = "the archive: a folder or file:///…")
        String archive = "";

        @Option(names = "--quick", description = "look at names and sizes only, not at what is inside")
        boolean quick;
    }
}
