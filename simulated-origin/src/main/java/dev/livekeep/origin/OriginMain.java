package dev.livekeep.origin;

import dev.livekeep.origin.config.OriginConfig;
import dev.livekeep.origin.fault.FaultScript;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;

/** Runs an origin until the process is told to end. */
public final class OriginMain {
    private OriginMain() {}

    /** {@code [FAULT-SCRIPT]}: an origin with the default channels on port 8090, its journal in {@code origin-journal.jsonl}. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        OriginConfig config =
                OriginConfig.defaults().withEdges(1, 8090).withJournalFile(Path.of("origin-journal.jsonl"));
        if (arguments.length > 0) {
            config = config.withFaults(FaultScript.read(Path.of(arguments[0])));
        }
        run(config, System.out);
    }

    /** Starts the origin, prints its addresses and waits for ever; a signal ends it with its journal whole. */
    public static void run(OriginConfig config, PrintStream out) throws IOException, InterruptedException {
        SimulatedOrigin origin = SimulatedOrigin.start(config);
        Runtime.getRuntime().addShutdownHook(new Thread(origin::close, "origin-stop"));
        describe(origin, out);
        new CountDownLatch(1).await();
    }

    /** Prints where everything is. */
    public static void describe(SimulatedOrigin origin, PrintStream out) {
        origin.config().channels().forEach(c -> out.println(c.name() + "  " + origin.multivariant(c.name())));
        out.println("twitch  --twitch-gql-url " + origin.gql() + " --twitch-usher-url " + origin.usher());
        out.flush();
    }
}
