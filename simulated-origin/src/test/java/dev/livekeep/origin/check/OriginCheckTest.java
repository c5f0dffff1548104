package dev.livekeep.origin.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.livekeep.origin.Client;
import dev.livekeep.origin.ManualClock;
import dev.livekeep.origin.SimulatedOrigin;
import dev.livekeep.origin.TwitchClient;
import dev.livekeep.origin.check.CheckFinding.Kind;
import dev.livekeep.origin.config.AdPlan;
import dev.livekeep.origin.config.ChannelConfig;
import dev.livekeep.origin.config.OriginConfig;
import dev.livekeep.origin.config.TwitchConfig;
import dev.livekeep.origin.fault.FaultScript;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OriginCheckTest {
    private static final Instant START = Instant.parse("2026-01-06T22:59:40Z");

    private final ManualClock clock = new ManualClock(START);
    private final Client client = new Client();

    @TempDir
    private Path archive;

    private SimulatedOrigin origin;
    private TestRecorder recorder;

    @BeforeEach
    void start() throws IOException {
        start(OriginConfig.defaults());
    }

    private void start(OriginConfig config) throws IOException {
        if (origin != null) {
            origin.close();
        }
        origin = SimulatedOrigin.start(
                config.withChannels(ChannelConfig.ts("alpha", 400_000), ChannelConfig.fmp4("beta", 400_000))
                        .withClock(clock));
        recorder = new TestRecorder(client, archive.resolve("alpha/source"));
    }

    @AfterEach
    void stop() {
        origin.close();
        client.close();
    }

    /** Polls every 2 s. */
    private void record(URI media, int seconds) throws Exception {
        for (int i = 0; i < seconds; i += 2) {
            recorder.poll(media);
            pass(2);
        }
    }

    private void pass(int seconds) {
        clock.advance(Duration.ofSeconds(seconds));
    }

    private URI media() {
        return origin.media("alpha", "720p60");
    }

    private CheckResult check() throws IOException {
        origin.close();
        return OriginCheck.of(origin.journal(), archive, CheckTerms.defaults()).run();
    }

    private List<Path> copies() throws IOException {
        try (Stream<Path> files = Files.walk(archive)) {
            return files.filter(f -> f.toString().endsWith(".ts"))
                    .sorted(Comparator.comparing(Path::toString))
                    .toList();
        }
    }

    private static List<Kind> kinds(CheckResult result) {
        return result.findings().stream().map(CheckFinding::kind).toList();
    }

    @Test
    void recordingThatMissesNothingIsClean() throws Exception {
        record(media(), 60);

        CheckResult result = check();

        assertThat(result.findings()).isEmpty();
        assertThat(result.rows()).containsExactly(new CheckRow("alpha", "source", "720p60", 44, 44, 0, 0, 0, 0, 0, 0));
        assertThat(result.clean()).isTrue();
        assertThat(result.inWords()).contains("alpha", "all that could be had is there");
    }

    @Test
    void copiesThatWereSeenAndRemovedCountAsThoughTheyWereThere() throws Exception {
        record(media(), 60);
        List<Path> removed = new ArrayList<>();
        for (Path copy : copies().subList(5, 20)) {
            Files.delete(copy);
            removed.add(archive.relativize(copy));
        }
        origin.close();
        OriginCheck check = OriginCheck.of(origin.journal(), archive, CheckTerms.defaults());

        assertThat(check.run().missed()).isEqualTo(15);
        assertThat(check.withRemoved(removed).run().clean()).isTrue();
        assertThat(check.withRemoved(removed.subList(1, 15)).run().missed()).isEqualTo(1);
    }

    @Test
    void hashOfAFragmentedCopyCountsItsInitSection() throws Exception {
        recorder = new TestRecorder(client, archive.resolve("beta/1080p60"));
        record(origin.media("beta", "1080p60"), 30);

        assertThat(check().findings()).isEmpty();
    }

    @Test
    void missingCopyWasRecoverable() throws Exception {
        record(media(), 60);
        Files.delete(copies().get(20));

        CheckResult result = check();

        assertThat(kinds(result)).containsExactly(Kind.MISSED);
        assertThat(result.findings().get(0).inWords())
                .startsWith("missed: alpha source content 20 of 2026-01-06T22:59:50Z");
        assertThat(result.missed()).isEqualTo(1);
        assertThat(result.clean()).isFalse();
    }

    @Test
    void recorderThatStoppedAskingIsNotExcused() throws Exception {
        record(media(), 20);
        pass(60);

        CheckResult result = check();

        assertThat(result.rows().get(0).missed()).isGreaterThan(20);
    }

    @Test
    void recorderThatNeverGotBeyondTheFirstListIsNotExcused() throws Exception {
        client.get(origin.multivariant("alpha"));
        pass(60);

        CheckResult result = check();

        assertThat(result.rows().get(0).rendition()).isEqualTo("1080p60");
        assertThat(result.missed()).isGreaterThan(20);
    }

    @Test
    void segmentThatIsRefusedAllTheTimeWasNeverOffered() throws Exception {
        origin.follow(FaultScript.parse("contents 20..22 kind=segment : status 404"));
        record(media(), 60);

        CheckResult result = check();

        assertThat(result.rows().get(0).neverOffered()).isEqualTo(3);
        assertThat(result.clean()).isTrue();
    }

    @Test
    void segmentThatIsRefusedOnceWasRecoverable() throws Exception {
        origin.follow(FaultScript.parse("contents 20 kind=segment each=1 : status 503"));
        record(media(), 60);

        CheckResult result = check();

        assertThat(result.findings()).singleElement().satisfies(finding -> {
            assertThat(finding.kind()).isEqualTo(Kind.MISSED);
            assertThat(finding.words()).endsWith("asked for 1 times");
        });
    }

    @Test
    void segmentThatCameBackForTooShortATimeWasOfferedBriefly() throws Exception {
        origin.follow(FaultScript.parse("12s..51s kind=segment : status 503"));
        record(media(), 120);

        CheckResult result = check();

        // Content 20 is listed from 12 s to 42 s, with grace to 52 s: 1 s. Content 24 is there to 60 s.
        assertThat(result.rows().get(0).brief()).isEqualTo(1);
        assertThat(result.findings()).extracting(CheckFinding::where).anyMatch(w -> w.contains("content 24 "));
        assertThat(result.findings()).extracting(CheckFinding::where).noneMatch(w -> w.contains("content 20 "));
    }

    @Test
    void segmentWhoseLifeTheStopCutShortMustHaveBeenThereForLonger() throws Exception {
        origin.follow(FaultScript.parse("12s..51s kind=segment : status 503"));
        record(media(), 58);

        assertThat(check().findings())
                .extracting(CheckFinding::where)
                .noneMatch(where -> where.contains("content 24 "));
    }

    @Test
    void shortTimesInWhichASegmentCouldBeHadAddUp() throws Exception {
        origin.follow(FaultScript.parse("""
                20s..21s  : content-type video/mp2t
                30s..31s  : content-type video/mp2t
                12s..51s  kind=segment : status 503
                """));
        record(media(), 120);

        assertThat(check().findings())
                .extracting(CheckFinding::where)
                .anyMatch(where -> where.contains("content 20 "))
                .noneMatch(where -> where.contains("content 15 "));
    }

    @Test
    void suspectCopyOfOtherBytesIsAMiss() throws Exception {
        record(media(), 30);
        Files.delete(copies().get(4));
        recorder.store(START.plusSeconds(-30 + 8), "2.0", "suspect", "short".getBytes(StandardCharsets.UTF_8));

        assertThat(kinds(check())).containsExactly(Kind.MISSED);
    }

    @Test
    void outageLongerThanTheWindowExcusesWhatWasListedInIt() throws Exception {
        origin.follow(FaultScript.parse("10s..70s : outage"));
        record(media(), 120);

        CheckResult result = check();

        assertThat(result.findings()).isEmpty();
        assertThat(result.rows().get(0).neverOffered()).isBetween(10, 16);
    }

    @Test
    void frozenPlaylistExcusesWhatItDidNotList() throws Exception {
        origin.follow(FaultScript.parse("10s..70s : frozen"));
        record(media(), 120);

        CheckResult result = check();

        assertThat(result.findings()).isEmpty();
        assertThat(result.rows().get(0).neverOffered()).isBetween(10, 16);
    }

    @Test
    void firstRuleDecidesAsItDoesInTheOrigin() throws Exception {
        origin.follow(FaultScript.parse("""
                always kind=segment : content-type text/plain
                always kind=segment : status 404
                """));
        record(media(), 20);
        Files.delete(copies().get(0));

        assertThat(kinds(check())).containsExactly(Kind.MISSED);
    }

    @Test
    void scriptHoldsUntilTheNext() throws Exception {
        origin.follow(FaultScript.parse("always kind=segment : status 404"));
        recorder.poll(media());
        pass(2);
        origin.follow(FaultScript.none());
        recorder = new TestRecorder(client, archive.resolve("alpha/source"));
        record(media(), 30);
        Files.delete(copies().get(3));

        assertThat(check().findings()).extracting(CheckFinding::where).anyMatch(where -> where.contains("content 4 "));
    }

    @Test
    void dripTooSlowForASegmentExcuses() throws Exception {
        origin.follow(
                FaultScript.parse("contents 20 kind=segment : drip 100\ncontents 21 kind=segment : drip 1_000_000"));
        recorder.poll(media());
        pass(60);

        CheckResult result = check();

        assertThat(result.rows().get(0).neverOffered()).isEqualTo(1);
        assertThat(result.findings()).extracting(CheckFinding::where).anyMatch(w -> w.contains("content 21 "));
    }

    @Test
    void faultOfAnotherEdgeIsNoExcuse() throws Exception {
        start(OriginConfig.defaults().withEdges(2, 0));
        origin.follow(FaultScript.parse("always edge=1 : dead"));
        URI onEdgeTwo = origin.bases().get(1).resolve("/url/alpha/720p60/media.m3u8");
        record(onEdgeTwo, 20);
        Files.delete(copies().get(0));

        assertThat(kinds(check())).containsExactly(Kind.MISSED);
    }

    @Test
    void suspectAndPartialCopiesAreCountedByKind() throws Exception {
        origin.follow(FaultScript.parse("contents 12..13 kind=segment : truncate length 0.5"));
        record(media(), 30);
        Path first = copies().get(0);
        Files.move(first, first.resolveSibling(first.getFileName().toString().replace("-full-", "-suspect-")));
        recorder.store(START.plusSeconds(-30 + 24), "2.0", "partial", "half".getBytes(StandardCharsets.UTF_8));

        CheckResult result = check();

        assertThat(result.findings()).isEmpty();
        assertThat(result.rows().get(0).suspect()).isEqualTo(1);
        assertThat(result.rows().get(0).partial()).isEqualTo(1);
        assertThat(result.rows().get(0).neverOffered()).isEqualTo(1);
    }

    @Test
    void partialCopyOfARecoverableSegmentIsAMiss() throws Exception {
        record(media(), 30);
        Files.delete(copies().get(4));
        recorder.store(START.plusSeconds(-30 + 8), "2.0", "partial", "half".getBytes(StandardCharsets.UTF_8));

        CheckResult result = check();

        assertThat(kinds(result)).containsExactly(Kind.MISSED);
        assertThat(result.findings().get(0).words()).contains("only a part");
    }

    @Test
    void badCopiesAreNamedOneByOne() throws Exception {
        record(media(), 30);
        byte[] good = Files.readAllBytes(copies().get(5));
        Instant itsDate = START.plusSeconds(-30 + 10);
        Path changed = copies().get(6);
        Files.write(changed, new byte[] {1, 2, 3});
        recorder.store(itsDate.plusSeconds(3600), "2.0", "full", good);
        recorder.store(itsDate, "2.00", "full", good);
        recorder.store(START, "2.0", "full", "never published".getBytes(StandardCharsets.UTF_8));
        recorder.store(
                START,
                "2.0",
                "full",
                client.get(origin.base().resolve("/url/alpha/480p30/7.ts")).body());
        Path hour = Optional.ofNullable(changed.getParent()).orElseThrow();
        Files.createFile(hour.resolve("00:00.000000-2.0-temp-" + UUID.randomUUID() + ".ts"));
        Files.createFile(hour.resolve("00:00.000000-9e-05-full-x.ts"));
        Files.createFile(hour.resolve(".hidden"));

        CheckResult result = check();

        assertThat(kinds(result))
                .contains(
                        Kind.WRONG_HASH,
                        Kind.NEVER_PUBLISHED,
                        Kind.WRONG_DATE,
                        Kind.WRONG_DURATION,
                        Kind.DUPLICATE,
                        Kind.WRONG_FOLDER,
                        Kind.LEFT_OVER,
                        Kind.UNREADABLE_NAME,
                        Kind.MISSED);
        assertThat(result.findings().stream().filter(f -> f.kind() == Kind.UNREADABLE_NAME))
                .hasSize(1);
    }

    @Test
    void wrongFilesInTheFoldersAreNamed() throws Exception {
        record(media(), 10);
        Files.writeString(archive.resolve("alpha/note.txt"), "x");
        Files.createDirectories(archive.resolve("alpha/source/yesterday"));
        Files.writeString(
                archive.resolve("alpha/source/yesterday/00:00.000000-2.0-full-" + "x".repeat(43) + ".ts"), "x");

        assertThat(kinds(check())).containsExactly(Kind.UNREADABLE_NAME, Kind.UNREADABLE_NAME);
    }

    @Test
    void datesOfSessionsWithClocksOfTheirOwnAreRight() throws Exception {
        start(OriginConfig.defaults()
                .withTwitch(TwitchConfig.defaults().withClockOffsets(Duration.ofMillis(700), Duration.ofMillis(1900))));
        TwitchClient twitch = new TwitchClient(origin, client);
        record(twitch.newMedia("alpha"), 20);
        recorder.store(
                START,
                "2.0",
                "full",
                client.get(origin.base().resolve("/url/alpha/1080p60/15.ts")).body());

        CheckResult result = check();

        // Content 15 is there twice, once under its true date, which no session listed.
        assertThat(kinds(result)).containsExactly(Kind.WRONG_DATE, Kind.DUPLICATE);
    }

    @Test
    void contentBehindAdvertisementsWasNeverOffered() throws Exception {
        start(OriginConfig.defaults()
                .withTwitch(TwitchConfig.defaults().withAds(AdPlan.preroll(3).withMidroll(10, 2))));
        TwitchClient twitch = new TwitchClient(origin, client);
        record(twitch.newMedia("alpha"), 60);

        CheckResult result = check();

        assertThat(result.findings()).isEmpty();
        assertThat(result.rows().get(0).neverOffered()).isBetween(5, 9);
    }

    @Test
    void whatCameBetweenTwoSessionsWasOnNone() throws Exception {
        start(OriginConfig.defaults()
                .withTwitch(TwitchConfig.defaults()
                        .withUrlLife(Duration.ofSeconds(40), Duration.ofSeconds(10))
                        .withAds(AdPlan.preroll(1))));
        TwitchClient twitch = new TwitchClient(origin, client);
        record(twitch.newMedia("alpha"), 46);
        record(twitch.newMedia("alpha"), 30);

        assertThat(check().findings()).isEmpty();
    }

    @Test
    void whoOpensNoOtherSessionIsNotExcused() throws Exception {
        start(OriginConfig.defaults()
                .withTwitch(TwitchConfig.defaults()
                        .withUrlLife(Duration.ofSeconds(40), Duration.ofSeconds(10))
                        .withAds(AdPlan.preroll(1))));
        record(new TwitchClient(origin, client).newMedia("alpha"), 90);

        assertThat(check().missed()).isGreaterThan(10);
    }

    @Test
    void storedAdvertisementIsNamed() throws Exception {
        start(OriginConfig.defaults().withTwitch(TwitchConfig.defaults().withAds(AdPlan.preroll(3))));
        URI media = new TwitchClient(origin, client).newMedia("alpha");
        recorder.store(
                START, "2.0", "suspect", client.get(client.uris(media).get(0)).body());

        assertThat(kinds(check())).contains(Kind.ADVERTISEMENT);
    }

    @Test
    void protocolViolationAndSilenceAreFindings() throws Exception {
        assertThat(kinds(check())).containsExactly(Kind.NOTHING_ASKED);

        start();
        client.post(origin.gql(), "{}");

        assertThat(kinds(check())).contains(Kind.PROTOCOL);
    }

    @Test
    void journalOnDiskTellsTheSame() throws Exception {
        Path file = archive.resolve("journal.jsonl");
        start(OriginConfig.defaults().withJournalFile(file));
        record(media(), 20);
        CheckResult inMemory = check();

        CheckResult fromDisk =
                OriginCheck.of(file, archive, CheckTerms.defaults()).run();

        assertThat(fromDisk).isEqualTo(inMemory);
    }
}
