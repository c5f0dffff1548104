package dev.livekeep.app.command;

import dev.livekeep.app.ExitCode;
import dev.livekeep.app.UserMistake;
import dev.livekeep.app.table.Table;
import dev.livekeep.app.verify.ArchiveSummary;
import dev.livekeep.origin.SimulatedOrigin;
import dev.livekeep.origin.check.CheckResult;
import dev.livekeep.origin.check.CheckRow;
import dev.livekeep.origin.config.OriginConfig;
import dev.livekeep.origin.fault.FaultScript;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import picocli.CommandLine.Mixin;

/** {@code rehearse}: a recording of an origin that misbehaves, judged by that origin's journal. */
final class RehearseCommand {
    private static final int SECONDS = 90;

    private RehearseCommand() {}

    static int run(List<String> words, Map<String, String> environment, PrintStream out, PrintStream err) {
        Arguments arguments = new Arguments();
        Usage usage = new Usage(
                "rehearse",
                "[--faults FILE] [--seconds N] [--seed N] [--base-dir DIR]",
                "Records three channels of an origin that misbehaves: as --faults says, else with a bit of everything"
                        + " that can be recovered from. Exit code 1 if anything is missing that could be had.",
                arguments);
        if (usage.wantsHelp(words)) {
            out.println(usage.text());
            return ExitCode.OK;
        }
        int seconds = arguments.run.seconds(SECONDS);
        OriginConfig config = OriginConfig.defaults()
                .withSeed(arguments.faults.seed)
                .withEdges(2, 0)
                .withFaults(arguments.script());
        try (SimulatedOrigin origin = SimulatedOrigin.start(config)) {
            Path folder = arguments.run.newFolder("livekeep-rehearsal-");
            out.println("Recording three channels of an origin with "
                    + config.faults().rules().size() + " rules for faults, seed " + arguments.faults.seed + ", for "
                    + seconds
                    + " s into " + folder);
            SimulatedRun.channelsInWords().forEach(out::println);
            SimulatedRun run = new SimulatedRun(origin, folder);
            int recorded = run.record(seconds, environment, err);
            out.println();
            faults(origin.faultsServed()).forEach(out::println);
            out.println();
            return judge(run, out) && recorded == ExitCode.OK ? ExitCode.OK : ExitCode.FAILURE;
        } catch (IOException e) {
            throw UserMistake.environment("the rehearsal failed: " + e.getMessage());
        }
    }

    private static List<String> faults(Map<String, Long> served) {
        Table table = new Table("<>", "fault", "times");
        new TreeMap<>(served).forEach(table::add);
        return table.lines();
    }

    private static boolean judge(SimulatedRun run, PrintStream out) throws IOException {
        CheckResult judgement = run.judge();
        ArchiveSummary summary = run.verify(finding -> out.println(finding.inWords()));
        judgement.findings().forEach(finding -> out.println(finding.inWords()));
        table(judgement.rows()).forEach(out::println);
        out.println("every file against its name:  " + summary.inWords());
        out.println("recoverable and missed:       " + judgement.missed());
        return judgement.clean() && summary.isClean();
    }

    private static List<String> table(List<CheckRow> rows) {
        Table table = new Table(
                "<<>>>>>>>",
                "channel",
                "quality",
                "segments",
                "full",
                "suspect",
                "partial",
                "missed",
                "brief",
                "never offered");
        rows.forEach(row -> table.add(
                row.channel(),
                row.quality(),
                row.segments(),
                row.full(),
                row.suspect(),
                row.partial(),
                row.missed(),
                row.brief(),
                row.neverOffered()));
        return table.lines();
    }

    /** The words of the command line. */
    private static final class Arguments {
        @Mixin
        FaultArguments faults = new FaultArguments();

        @Mixin
        SimulatedArguments run = new SimulatedArguments();

        FaultScript script() {
            return faults.script(usual());
        }

        private static String usual() {
            try (InputStream in = RehearseCommand.class.getResourceAsStream("rehearsal.faults")) {
                return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
