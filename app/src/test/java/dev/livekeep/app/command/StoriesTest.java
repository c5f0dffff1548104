package dev.livekeep.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.livekeep.origin.SimulatedOrigin;
import dev.livekeep.origin.check.CheckResult;
import dev.livekeep.origin.check.CheckTerms;
import dev.livekeep.origin.check.OriginCheck;
import dev.livekeep.origin.config.ChannelConfig;
import dev.livekeep.origin.config.OriginConfig;
import dev.livekeep.origin.journal.JournalEvent;
import dev.livekeep.origin.story.Stories;
import dev.livekeep.origin.story.Story;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every story that ships, told to the whole program and, by an origin of its own, to a recorder that tries nothing twice.
 * All are told at once, with segments of a second.
 */
@Tag("process")
class StoriesTest {

    private static final int SECONDS = 36;
    private static final int PATIENCE = 180;
    private static final Duration SEGMENT = Duration.ofSeconds(1);
    private static final int LISTED = 25;
    private static final OriginConfig SMALL = OriginConfig.defaults()
            .withChannels(
                    ChannelConfig.ts("one", 200_000),
                    ChannelConfig.ts("two", 200_000),
                    ChannelConfig.fmp4("three", 200_000))
            .withSegments(SEGMENT, LISTED, Duration.ofSeconds(20))
            .withEdges(2, 0);

    /** What came of a story. */
    private record Told(int code, CheckResult result, List<String> unmet, boolean everyFileIsItsName) {}

    @TempDir
    private static Path base;

    private static final Map<String, Told> WHOLE = new LinkedHashMap<>();
    private static final Map<String, CheckResult> MINIMAL = new LinkedHashMap<>();

    @BeforeAll
    static void tellAll() throws Exception {
        Map<String, Future<Told>> whole = new LinkedHashMap<>();
        Map<String, Future<CheckResult>> minimal = new LinkedHashMap<>();
        try (ExecutorService tellers = Executors.newCachedThreadPool()) {
            for (String name : Stories.names()) {
                SimulatedOrigin origin = origin(name);
                whole.put(name, tellers.submit(() -> record(name, origin)));
                minimal.put(name, tellers.submit(() -> recordAtTheLeast(name)));
                origin.journal().await(JournalEvent.Asked.class, 1, Duration.ofSeconds(20));
            }
            for (Map.Entry<String, Future<Told>> each : whole.entrySet()) {
                WHOLE.put(each.getKey(), each.getValue().get(PATIENCE, TimeUnit.SECONDS));
            }
            for (Map.Entry<String, Future<CheckResult>> each : minimal.entrySet()) {
                MINIMAL.put(each.getKey(), each.getValue().get(PATIENCE, TimeUnit.SECONDS));
            }
        }
    }

    private static SimulatedOrigin origin(String story) throws IOException {
        return SimulatedOrigin.start(Stories.named(story).orElseThrow().in(SMALL));
    }

    private static Told record(String name, SimulatedOrigin origin) throws IOException {
        try (origin) {
            SimulatedRun run = new SimulatedRun(origin, base.resolve(name));
            PrintStream said = new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8);
            int code =
                    run.record(SECONDS, Map.of("PATH", System.getenv("PATH"), "WUBLOADER_LOG_LEVEL", "WARNING"), said);
            Story story = Stories.named(name).orElseThrow();
            return new Told(
                    code,
                    run.judge(),
                    story.unmet(origin.journal()),
                    run.verify(finding -> {}).isClean());
        }
    }

    private static CheckResult recordAtTheLeast(String name) throws IOException, InterruptedException {
        try (SimulatedOrigin origin = origin(name)) {
            Path folder = base.resolve("minimal").resolve(name);
            Instant began = Instant.now();
            new MinimalRecorder(origin.media("two", "720p60"), "1.0", folder.resolve("two/source"))
                    .record(began.plusSeconds(SECONDS), SEGMENT);
            CheckTerms terms = CheckTerms.defaults();
            return OriginCheck.of(
                            origin.journal(),
                            folder,
                            terms.between(began.plus(terms.patience()), began.plusSeconds(SECONDS)))
                    .run();
        }
    }

    static Stream<String> stories() {
        return Stories.names().stream();
    }

    @ParameterizedTest
    @MethodSource("stories")
    void nothingIsLostThatCouldBeHad(String story) {
        Told told = Objects.requireNonNull(WHOLE.get(story));

        assertThat(told.code()).isZero();
        assertThat(told.unmet()).isEmpty();
        assertThat(told.everyFileIsItsName()).isTrue();
        assertThat(told.result().clean()).as(told.result().inWords()).isTrue();
        assertThat(told.result().rows()).hasSize(3).allMatch(row -> row.whole() > SECONDS / 3);
    }

    @Test
    void withoutASecondTrySegmentsAreLostInTenStoriesAtLeast() {
        System.out.println("lost without a second try: "
                + MINIMAL.entrySet().stream()
                        .map(told -> told.getKey() + " " + told.getValue().missed())
                        .collect(Collectors.joining(", ")));

        assertThat(MINIMAL.values()).filteredOn(result -> result.missed() > 0).hasSizeGreaterThanOrEqualTo(10);
    }
}
