package dev.livekeep.benchmarks.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.livekeep.app.Main;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The one test of speed: how much CPU the product takes, set against the least a recorder can do. Both record the same at
 * the same time, so that whatever else the machine does meets both; the best of three measurements counts.
 */
@Tag("ratio")
@Tag("process")
class RatioTest {
    private static final double MOST = 2.5;
    private static final int CHANNELS = 8;
    private static final Options WORK = new Options(Stream.of("--mbps=30", "--window=3"));
    private static final int WARM_UP_SECONDS = 9;
    private static final int SECONDS = 5;

    private static Process start(List<String> command, Path folder, List<String> addresses) throws Exception {
        return new Contender("", command, Map.of()).start(folder, addresses).getFirst();
    }

    @Test
    void theProductTakesNotMuchMoreThanABareLoop(@TempDir Path folder) throws Exception {
        List<Double> ratios = new ArrayList<>();
        try (OriginProcess origin = OriginProcess.start(CHANNELS, WORK)) {
            Process product = start(
                    Contender.java(
                            "-Xmx256m",
                            Main.class,
                            "record",
                            "{channels}",
                            "--base-dir={dir}",
                            "--metrics-port=0",
                            "--progress=off",
                            "--fsync=off"),
                    folder.resolve("product"),
                    origin.addresses());
            Process bare = start(
                    Contender.java("-Xmx256m", BareLoop.class, "{dir}", "off", "{urls}"),
                    folder.resolve("bare"),
                    origin.addresses());
            try {
                TimeUnit.SECONDS.sleep(WARM_UP_SECONDS);
                Spent before = Spent.by(product, folder.resolve("product"), bare, folder.resolve("bare"));
                for (int i = 0; i < 3; i++) {
                    TimeUnit.SECONDS.sleep(SECONDS);
                    Spent after = Spent.by(product, folder.resolve("product"), bare, folder.resolve("bare"));
                    ratios.add(after.ratioSince(before));
                    before = after;
                }
            } finally {
                Trial.stop(List.of(product, bare));
                product.destroyForcibly();
                bare.destroyForcibly();
            }
        }

        System.out.println("CPU per byte, product to bare loop: " + ratios);
        assertThat(ratios).as("CPU per byte, product to bare loop").anyMatch(ratio -> ratio > 0 && ratio <= MOST);
    }

    /** What both have used and recorded by now. */
    private record Spent(double productCpu, long productBytes, double bareCpu, long bareBytes) {
        static Spent by(Process product, Path productFolder, Process bare, Path bareFolder) throws Exception {
            return new Spent(
                    ProcessFigures.of(List.of(product)).cpuSeconds(),
                    Recorded.bytes(productFolder),
                    ProcessFigures.of(List.of(bare)).cpuSeconds(),
                    Recorded.bytes(bareFolder));
        }

        double ratioSince(Spent before) {
            double product = (productCpu - before.productCpu) / (productBytes - before.productBytes);
            double least = (bareCpu - before.bareCpu) / (bareBytes - before.bareBytes);
            return product / least;
        }
    }
}
