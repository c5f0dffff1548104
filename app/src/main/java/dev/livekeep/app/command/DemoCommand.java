package dev.livekeep.app.command;

import dev.livekeep.app.ExitCode;
import dev.livekeep.app.UserMistake;
import dev.livekeep.app.options.RecordOptions;
import dev.livekeep.app.verify.ArchiveCheck;
import dev.livekeep.app.verify.ArchiveSummary;
import dev.livekeep.domain.text.ForeignText;
import dev.livekeep.filesystem.FileArchiveReader;
import dev.livekeep.origin.SimulatedOrigin;
import dev.livekeep.origin.config.OriginConfig;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** {@code demo}: a simulated origin, a recording of it, and a check of the archive. */
final class DemoCommand {
    private DemoCommand() {}

    static int run(List<String> arguments, Map<String, String> environment, PrintStream out, PrintStream err) {
        String seconds = seconds(arguments);
        try (SimulatedOrigin origin = SimulatedOrigin.start(OriginConfig.defaults())) {
            Path folder = Files.createTempDirectory("livekeep-demo-");
            out.println("recording three channels for " + seconds + " s into " + folder);
            RecordOptions options = RecordOptions.parse(
                    List.of(
                            "one:url:" + origin.multivariant("one"),
                            "two:url:" + origin.media("two", "720p60"),
                            "three:url:" + origin.multivariant("three"),
                            "--duration=" + seconds + "s",
                            "--metrics-port=0",
                            "--base-dir=" + folder),
                    environment);
            RecordCommand command = new RecordCommand(options, environment, err);
            int recorded = command.run();
            ArchiveSummary result = new ArchiveCheck(
                            new FileArchiveReader(folder),
                            ArchiveCheck.Depth.BYTES,
                            finding -> out.println(finding.inWords()))
                    .run();
            out.println(result.inWords());
            boolean well = recorded == ExitCode.OK && result.isClean() && result.copies() > 0;
            out.println(well ? "all is well" : "not all is well");
            return well ? ExitCode.OK : ExitCode.FAILURE;
        } catch (IOException e) {
            throw UserMistake.environment("the demo failed: " + e.getMessage());
        }
    }

    private static String seconds(List<String> arguments) {
        if (arguments.isEmpty()) {
            return "30";
        }
        String joined = String.join("=", arguments);
        if (joined.matches("--seconds=[1-9][0-9]{0,4}")) {
            return joined.substring("--seconds=".length());
        }
        throw UserMistake.usage("want demo [--seconds N], found " + ForeignText.quoted(joined));
    }
}
