package dev.livekeep.app.command;

import dev.livekeep.app.ExitCode;
import dev.livekeep.app.UserMistake;
import dev.livekeep.app.verify.ArchiveContents;
import dev.livekeep.app.verify.ArchiveSummary;
import dev.livekeep.filesystem.FileArchiveReader;
import dev.livekeep.origin.SimulatedOrigin;
import dev.livekeep.origin.check.CheckResult;
import dev.livekeep.origin.config.OriginConfig;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Mixin;

/** {@code demo}: a simulated origin, a recording of it, and a check of the archive. */
final class DemoCommand {
    private static final int SECONDS = 30;

    private DemoCommand() {}

    static int run(List<String> words, Map<String, String> environment, PrintStream out, PrintStream err) {
        Arguments arguments = new Arguments();
        Usage usage = new Usage(
                "demo",
                "[--seconds N] [--base-dir DIR]",
                "Records three channels of a simulated origin, checks every file and shows what is there.",
                arguments);
        if (usage.wantsHelp(words)) {
            out.println(usage.text());
            return ExitCode.OK;
        }
        int seconds = arguments.run.seconds(SECONDS);
        try (SimulatedOrigin origin = SimulatedOrigin.start(OriginConfig.defaults())) {
            Path folder = arguments.run.newFolder("livekeep-demo-");
            out.println("Recording three channels of a simulated live origin for " + seconds + " s into " + folder);
            SimulatedRun.channelsInWords().forEach(out::println);
            SimulatedRun run = new SimulatedRun(origin, folder);
            int recorded = run.record(seconds, environment, err);
            out.println();
            ArchiveContents contents = ArchiveContents.of(new FileArchiveReader(folder));
            contents.lines().forEach(out::println);
            boolean well = isWell(run, contents, out) && recorded == ExitCode.OK;
            contents.rows().stream().findFirst().ifPresent(row -> showMore(row, folder, out));
            return well ? ExitCode.OK : ExitCode.FAILURE;
        } catch (IOException e) {
            throw UserMistake.environment("the demo failed: " + e.getMessage());
        }
    }

    private static boolean isWell(SimulatedRun run, ArchiveContents contents, PrintStream out) throws IOException {
        ArchiveSummary summary = run.verify(finding -> out.println(finding.inWords()));
        out.println("every file against its name:  " + summary.inWords());
        CheckResult judgement = run.judge();
        judgement.findings().forEach(finding -> out.println(finding.inWords()));
        out.println("against what was on offer:    "
                + (judgement.clean()
                        ? "nothing is missing"
                        : judgement.missed() + " missed, "
                                + judgement.findings().size() + " findings"));
        boolean whole = contents.rows().stream().allMatch(row -> row.holes() == 0);
        return summary.isClean() && judgement.clean() && whole;
    }

    private static void showMore(ArchiveContents.Row row, Path folder, PrintStream out) {
        out.println();
        out.println("The archive stays there. To look at a piece of it:");
        out.println("  livekeep export " + row.channel() + " " + row.quality() + " --from " + row.begins() + " --to "
                + row.ends() + " --base-dir " + folder + " -o " + row.channel() + ".mp4");
    }

    /** The words of the command line. */
    private static final class Arguments {
        @Mixin
        SimulatedArguments run = new SimulatedArguments();
    }
}
