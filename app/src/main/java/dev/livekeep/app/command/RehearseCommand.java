package dev.livekeep.app.command;

import dev.livekeep.app.ExitCode;
import dev.livekeep.app.UserMistake;
import dev.livekeep.app.table.Table;
import dev.livekeep.app.verify.ArchiveSummary;
import dev.livekeep.origin.SimulatedOrigin;
import dev.livekeep.origin.check.CheckResult;
import dev.livekeep.origin.check.CheckRow;
import dev.livekeep.origin.config.OriginConfig;
import dev.livekeep.origin.story.Served;
import dev.livekeep.origin.story.Stories;
import dev.livekeep.origin.story.Story;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code rehearse}: a recording of an origin that misbehaves, judged by that origin's journal. */
final class RehearseCommand {
    private static final int SECONDS = 90;

    private RehearseCommand() {}

    static int run(List<String> words, Map<String, String> environment, PrintStream out, PrintStream err) {
        Arguments arguments = new Arguments();
        Usage usage = new Usage(
                "rehearse",
                "[--faults NAME|FILE] [--seconds N] [--seed N] [--base-dir DIR] | --list",
                "Records three channels of an origin that misbehaves: as --faults says, else with a bit of everything"
                        + " that can be recovered from. Exit code 1 if anything is missing that could be had, or if a"
                        + " fault was never served that the story expects.",
                arguments);
        if (usage.wantsHelp(words)) {
            out.println(usage.text());
            return ExitCode.OK;
        }
        if (arguments.list) {
            stories().forEach(out::println);
            return ExitCode.OK;
        }
        int seconds = arguments.run.seconds(SECONDS);
        Story story =
                arguments.faults.story().or(() -> Stories.named(Stories.USUAL)).orElseThrow();
        OriginConfig config =
                story.in(OriginConfig.defaults().withSeed(arguments.faults.seed).withEdges(2, 0));
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
            served(Served.in(origin.journal())).forEach(out::println);
            out.println();
            boolean told = told(story, origin, out);
            return judge(run, out) && told && recorded == ExitCode.OK ? ExitCode.OK : ExitCode.FAILURE;
        } catch (IOException e) {
            throw UserMistake.environment("the rehearsal failed: " + e.getMessage());
        }
    }

    private static List<String> stories() {
        Table table = new Table("<<", "story", "what happens");
        Stories.names()
                .forEach(name ->
                        table.add(name, Stories.named(name).orElseThrow().line()));
        return table.lines();
    }

    private static List<String> served(Map<String, Long> served) {
        Table table = new Table("<>", "fault", "times");
        served.forEach(table::add);
        return table.lines();
    }

    private static boolean told(Story story, SimulatedOrigin origin, PrintStream out) {
        List<String> unmet = story.unmet(origin.journal());
        unmet.forEach(out::println);
        return unmet.isEmpty();
    }

    private static boolean judge(SimulatedRun run, PrintStream out) throws IOException {
        CheckResult judgement = run.judge();
        ArchiveSummary summary = run.verify(finding -> out.println(finding.inWords()));
        judgement.findings().forEach(finding -> out.println(finding.inWords()));
        table(judgement.rows()).forEach(out::println);
        out.println("every file against its name:  " + summary.inWords());
        out.println("recoverable but lost:         " + judgement.missed());
        return judgement.clean() && summary.isClean();
    }

    private static List<String> table(List<CheckRow> rows) {
        Table table = new Table(
                "<<>>>>>>",
                "channel",
                "quality",
                "offered",
                "stored whole",
                "stored wrong",
                "recoverable but lost",
                "offered too briefly",
                "never offered");
        rows.forEach(row -> table.add(
                row.channel(),
                row.quality(),
                row.offered(),
                row.whole(),
                row.wrong(),
                row.missed(),
                row.brief(),
                row.neverOffered() + row.partial()));
        return table.lines();
    }

    /** The words of the command line. */
    private static final class Arguments {
        @Mixin
        FaultArguments faults = new FaultArguments();

        @Mixin
        SimulatedArguments run = new SimulatedArguments();

        @Option(names = "--list", description = "name the stories that ship, and record nothing")
        boolean list;
    }
}
