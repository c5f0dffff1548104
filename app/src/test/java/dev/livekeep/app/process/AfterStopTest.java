package dev.livekeep.app.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.livekeep.origin.SimulatedOrigin;
import dev.livekeep.origin.config.ChannelConfig;
import dev.livekeep.origin.config.OriginConfig;
import dev.livekeep.origin.fault.FaultScript;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a recorder leaves behind in a process that lives on. */
@Tag("process")
class AfterStopTest {

    private static final Pattern OF_THE_JVM = Pattern.compile("Innocuous.*|CarrierThreads");

    @TempDir
    Path archive;

    /** All but those which the JVM keeps for itself: its common pool, and what runs virtual threads. */
    private static Set<Thread> threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> !OF_THE_JVM.matcher(group(thread)).matches())
                .collect(Collectors.toSet());
    }

    /** The name of its group; none once it has ended. */
    private static String group(Thread thread) {
        ThreadGroup group = thread.getThreadGroup();
        return group == null ? "" : group.getName();
    }

    /** Open sockets and wake-ups of selectors by kind, and files of the archive by name. */
    private Map<String, Long> handles() throws IOException {
        try (Stream<Path> all = Files.list(Path.of("/proc/self/fd"))) {
            return all.map(AfterStopTest::target)
                    .filter(target -> target.startsWith(archive.toString())
                            || target.startsWith("socket:")
                            || target.equals("anon_inode:[eventfd]"))
                    .map(target -> target.replaceFirst("^socket:.*", "socket"))
                    .collect(Collectors.groupingBy(kind -> kind, Collectors.counting()));
        }
    }

    private static String target(Path handle) {
        try {
            return Files.readSymbolicLink(handle).toString();
        } catch (NoSuchFileException closed) {
            return "/closed";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void noThreadNoHandleAndNoTempOutlivesAStop() throws Exception {
        try (SimulatedOrigin origin = SimulatedOrigin.start(OriginConfig.defaults()
                .withChannels(
                        ChannelConfig.ts("working", 400_000),
                        ChannelConfig.ts("offline", 400_000),
                        ChannelConfig.ts("stalling", 400_000),
                        ChannelConfig.ts("silent", 400_000))
                .withFaults(FaultScript.parse("""
                    always channel=offline : broadcast-end
                    always channel=stalling kind=segment : stall-in-body 0.5
                    always channel=silent kind=media : black-hole
                    """)))) {
            Set<Thread> before = threads();
            Map<String, Long> open = handles();
            InProcess recorder = InProcess.record(
                    "working",
                    "offline!",
                    "stalling:url:" + origin.multivariant("stalling"),
                    "silent:url:" + origin.media("silent", "480p30"),
                    "--twitch-gql-url=" + origin.gql(),
                    "--twitch-usher-url=" + origin.usher(),
                    "--base-dir=" + archive,
                    "--metrics-port=0");
            await().atMost(Duration.ofSeconds(60))
                    .untilAsserted(() -> assertThat(Folder.filledDrafts(archive.resolve("stalling")))
                            .as("it said:%n%s", recorder.said())
                            .hasSizeGreaterThan(2));
            await().atMost(Duration.ofSeconds(60))
                    .until(() -> Folder.reaches(archive.resolve("working/source"), origin.started()));

            assertThat(recorder.stop()).isZero();

            await().pollInSameThread().atMost(Duration.ofSeconds(20)).untilAsserted(() -> {
                assertThat(threads()).as("threads").isSubsetOf(before);
                assertThat(handles())
                        .allSatisfy((kind, count) ->
                                assertThat(count).as(kind).isLessThanOrEqualTo(open.getOrDefault(kind, 0L)));
            });
            assertThat(Folder.drafts(archive)).isEmpty();
        }
    }
}
