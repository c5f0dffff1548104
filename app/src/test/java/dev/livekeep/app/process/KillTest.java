package dev.livekeep.app.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.livekeep.app.verify.ArchiveCheck;
import dev.livekeep.filesystem.FileArchiveReader;
import dev.livekeep.filesystem.PausingStoreProvider;
import dev.livekeep.origin.SimulatedOrigin;
import dev.livekeep.origin.config.ChannelConfig;
import dev.livekeep.origin.config.OriginConfig;
import dev.livekeep.origin.fault.FaultScript;
import dev.livekeep.origin.journal.JournalEvent;
import dev.livekeep.ports.ArchiveStoreProvider;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A recorder that is killed (SIGKILL) again and again, each time at a chosen place, beside one that lives (design §3 law
 * 10). {@code -Dkills=N} says how often. What a machine does without power is another matter: the page cache survives a kill.
 */
@Tag("process")
class KillTest {

    private static final int KILLS = Integer.getInteger("kills", 15);
    /** From the first request to the first new copy; how long Java takes to start is the machine's affair. */
    private static final Duration THE_LAW = Duration.ofSeconds(5);

    private static final List<String> KILLED = List.of("killed1", "killed2");
    private static final String FOREIGN = "15:41.608000-2.0-temp-8a1f4c6e-1234-4abc-9def-0123456789ab.ts";

    /** Where a kill is meant to fall. */
    private enum Aim {
        WRITTEN_THROUGH_BUT_NOT_RENAMED,
        OPEN_TEMP,
        RENAMED_BUT_FOLDER_NOT_WRITTEN_THROUGH,
        WHEREVER_IT_IS
    }

    @TempDir
    Path folder;

    private Path archive = Path.of("");
    private Path signals = Path.of("");
    private Checkout checkout;
    private final Map<Aim, Integer> fell = new EnumMap<>(Aim.class);
    private int temps;
    private Duration slowest = Duration.ZERO;

    @BeforeEach
    void makeFolders() throws IOException {
        archive = Files.createDirectory(folder.resolve("archive"));
        signals = Files.createDirectory(folder.resolve("signals"));
        Path services = Files.createDirectories(folder.resolve("more/META-INF/services"));
        Files.writeString(services.resolve(ArchiveStoreProvider.class.getName()), PausingStoreProvider.class.getName());
        checkout = Checkout.in(folder, folder.resolve("more"));
    }

    private Running record(SimulatedOrigin origin, String store, List<String> channels) throws IOException {
        List<String> arguments = new ArrayList<>(List.of("--store", store, "--metrics-port", "0"));
        channels.forEach(channel -> arguments.add(channel + ":url:" + origin.media(channel, "720p60")));
        return Running.start(
                checkout, Map.of("LIVEKEEP_JAVA_OPTIONS", "-XX:TieredStopAtLevel=1"), arguments.toArray(String[]::new));
    }

    private static boolean isOfTheKilled(Path file) {
        return file.toString().contains("/killed");
    }

    private List<Path> tempsOfTheKilled() throws IOException {
        return Folder.drafts(archive).stream().filter(KillTest::isOfTheKilled).toList();
    }

    private Set<String> wholeOfTheKilled() throws IOException {
        return Folder.copies(archive, "full").stream()
                .filter(KillTest::isOfTheKilled)
                .map(file -> file.getFileName().toString().replaceFirst(".*-full-", ""))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** What is wrong with the copies; another's temp is none of them. */
    private List<String> findings() throws IOException {
        List<String> findings = new ArrayList<>();
        new ArchiveCheck(
                        new FileArchiveReader(archive),
                        ArchiveCheck.Depth.BYTES,
                        finding -> findings.add(finding.inWords()))
                .run();
        findings.removeIf(words -> words.contains(FOREIGN));
        return findings;
    }

    private void kill(Running recorder, Aim aim) throws IOException, InterruptedException {
        Path step = signals.resolve(aim == Aim.WRITTEN_THROUGH_BUT_NOT_RENAMED ? "file" : "move");
        Path paused = signals.resolve("paused");
        switch (aim) {
            case WRITTEN_THROUGH_BUT_NOT_RENAMED, RENAMED_BUT_FOLDER_NOT_WRITTEN_THROUGH -> {
                Files.createFile(step);
                await().atMost(Running.PATIENCE).until(() -> Files.exists(paused));
            }
            case OPEN_TEMP ->
                await().atMost(Running.PATIENCE)
                        .pollInterval(Duration.ofMillis(20))
                        .until(() -> Folder.filledDrafts(archive).stream().anyMatch(KillTest::isOfTheKilled));
            case WHEREVER_IT_IS -> {
                // Now.
            }
        }
        recorder.signal("KILL");
        assertThat(recorder.exitCode(Running.PATIENCE)).isEqualTo(137);
        Files.deleteIfExists(step);
        boolean hit = Files.deleteIfExists(paused)
                || (aim == Aim.OPEN_TEMP && !tempsOfTheKilled().isEmpty());
        fell.merge(hit ? aim : Aim.WHEREVER_IT_IS, 1, Integer::sum);
        temps += tempsOfTheKilled().isEmpty() ? 0 : 1;
    }

    /** Waits until a recorder that has just been started holds something new, and the remains of the dead are gone. */
    private void awaitRecovery(Running recorder, SimulatedOrigin origin, int since, Set<String> whole, List<Path> left)
            throws IOException {
        await().atMost(Running.PATIENCE)
                .pollInterval(Duration.ofMillis(50))
                .until(() -> !whole.containsAll(wholeOfTheKilled()));
        Duration took = Duration.between(asked(origin, since).get(0).at(), Instant.now());
        slowest = took.compareTo(slowest) > 0 ? took : slowest;
        await().atMost(Running.PATIENCE)
                .untilAsserted(() -> assertThat(left)
                        .as("left by the dead; the next one said:%n%s", recorder.stderr())
                        .noneMatch(Files::exists));
        assertThat(findings()).isEmpty();
    }

    private static List<JournalEvent.Asked> asked(SimulatedOrigin origin, int since) {
        List<JournalEvent> events = origin.journal().events();
        return events.subList(since, events.size()).stream()
                .filter(JournalEvent.Asked.class::isInstance)
                .map(JournalEvent.Asked.class::cast)
                .filter(asked -> asked.channel().filter(KILLED::contains).isPresent())
                .toList();
    }

    /** Segments of which a whole copy was visible and that were asked for all the same. */
    private static List<String> askedAgain(SimulatedOrigin origin, int since, Set<String> whole) {
        Set<String> had = origin.journal().events(JournalEvent.Published.class).stream()
                .filter(segment -> KILLED.contains(segment.channel())
                        && segment.rendition().equals("720p60")
                        && whole.contains(segment.sha256().get() + ".ts"))
                .map(segment -> segment.channel() + " " + segment.content())
                .collect(Collectors.toSet());
        return asked(origin, since).stream()
                .filter(asked -> asked.kind().equals("segment"))
                .map(asked -> asked.channel().orElse("") + " " + asked.content().orElse(-1))
                .filter(had::contains)
                .toList();
    }

    @Test
    void whereverItIsKilledTheNextOneRecordsOnAndNothingIsLostOrWrong() throws Exception {
        Path foreign = Files.createDirectories(archive.resolve("killed1/source/2026-01-06T22"))
                .resolve(FOREIGN);
        Files.writeString(foreign, "foreign");
        try (SimulatedOrigin origin = SimulatedOrigin.start(OriginConfig.defaults()
                        .withChannels(
                                ChannelConfig.ts("killed1", 400_000),
                                ChannelConfig.ts("killed2", 400_000),
                                ChannelConfig.ts("living", 400_000))
                        .withSegments(Duration.ofMillis(400), 12, Duration.ofSeconds(20))
                        .withFaults(FaultScript.parse("always kind=segment p=0.5 : drip 20000")));
                Running living = record(origin, archive.toUri().toString(), List.of("living"))) {
            Set<String> whole = Set.of();
            List<Path> left = List.of();
            for (int i = 0; i <= KILLS; i++) {
                int since = origin.journal().events().size();
                try (Running recorder = record(origin, "pausing://" + archive + "?" + signals, KILLED)) {
                    awaitRecovery(recorder, origin, since, whole, left);
                    assertThat(askedAgain(origin, since, whole)).isEmpty();
                    if (i == KILLS) {
                        recorder.signal("TERM");
                        assertThat(recorder.exitCode(Duration.ofSeconds(8))).isZero();
                        assertThat(recorder.stderr()).doesNotContain("ERROR", "\tat ");
                    } else {
                        kill(recorder, Aim.values()[i % Aim.values().length]);
                    }
                }
                whole = wholeOfTheKilled();
                left = tempsOfTheKilled().stream()
                        .filter(temp -> !temp.equals(foreign))
                        .toList();
            }

            System.out.println(KILLS + " kills: " + fell + ", " + temps + " left a temp; a new copy was there at most "
                    + slowest.toMillis() + " ms after the first request");
            assertThat(living.isAlive()).isTrue();
            living.signal("TERM");
            assertThat(living.exitCode(Duration.ofSeconds(8))).isZero();
            assertThat(living.stderr()).doesNotContain("the draft", "ERROR", "\tat ");
        }
        assertThat(Folder.drafts(archive)).containsExactly(foreign);
        assertThat(foreign).hasContent("foreign");
        assertThat(temps).isGreaterThanOrEqualTo(KILLS * 3 / 10);
        assertThat(fell.getOrDefault(Aim.WRITTEN_THROUGH_BUT_NOT_RENAMED, 0)
                        + fell.getOrDefault(Aim.RENAMED_BUT_FOLDER_NOT_WRITTEN_THROUGH, 0))
                .isGreaterThanOrEqualTo((KILLS + 9) / 10);
        assertThat(slowest).isLessThan(THE_LAW);
    }
}
