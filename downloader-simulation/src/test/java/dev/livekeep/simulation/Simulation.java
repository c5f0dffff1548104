package dev.livekeep.simulation;

import dev.livekeep.domain.archive.Channel;
import dev.livekeep.domain.capture.CapturePolicy;
import dev.livekeep.domain.capture.ChannelCapture;
import dev.livekeep.domain.capture.Jitter;
import dev.livekeep.domain.event.CaptureEvent;
import dev.livekeep.domain.source.ChannelSpec;
import dev.livekeep.ports.ArchiveStore;
import dev.livekeep.runtime.Machine;
import dev.livekeep.runtime.Recorder;
import dev.livekeep.runtime.RecorderPorts;
import dev.livekeep.runtime.RecorderSettings;
import dev.livekeep.simulation.Weather.Spell;
import dev.livekeep.testkit.MemoryArchiveStore;
import dev.livekeep.testkit.ScriptedPlaylistSource;
import dev.livekeep.testkit.ScriptedSegmentSource;
import dev.livekeep.testkit.VirtualTime;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** One run: the real machines and the real runtime in a world drawn from a seed, judged as it goes. */
final class Simulation {
    private static final int CHANNELS = 2;
    private static final Duration SECOND = Duration.ofSeconds(1);

    private final VirtualTime time = new VirtualTime(Instant.parse("2026-03-28T22:00:00Z"));
    private final Court court = new Court();
    private final Tally tally = new Tally();
    private final EventLog log = new EventLog();
    private final Map<Channel, Origin> origins = new LinkedHashMap<>();
    private final Set<Channel> recording = new LinkedHashSet<>();
    private final MemoryArchiveStore memory = new MemoryArchiveStore(time);
    private final Duration horizon;
    private final Variant variant;
    private final Chance chance;
    private final Weather process;
    private final Recorder recorder;
    private final List<Law> laws;
    private Optional<Spell> lastSpell = Optional.empty();
    private Duration nextStop;
    private long epoch;

    Simulation(long seed, Duration horizon, Variant variant) {
        this(seed, horizon, variant, Troubles.ALL);
    }

    Simulation(long seed, Duration horizon, Variant variant, Troubles troubles) {
        this(seed, horizon, variant, troubles, Optional.empty());
    }

    /** One origin of {@link Origin#ofShortLives} that is recorded from the start to the end, and no other trouble. */
    static Simulation ofShortLives(long seed, ShortLives lives, Duration horizon, Variant variant) {
        return new Simulation(seed, horizon, variant, Troubles.ALL, Optional.of(lives));
    }

    private Simulation(long seed, Duration horizon, Variant variant, Troubles troubles, Optional<ShortLives> lives) {
        this.horizon = horizon;
        this.variant = variant;
        this.chance = new Chance(seed, "process");
        this.process = lives.isPresent()
                ? new Weather(time, List.of())
                : Weather.ofTheProcess(time, new Chance(seed, "process weather"), horizon, troubles);
        this.nextStop = lives.isPresent() ? horizon : chance.seconds(900, 2400);
        if (lives.isPresent()) {
            add(Origin.ofShortLives(time, seed, lives.get(), horizon));
        } else {
            for (int number = 0; number < CHANNELS; number++) {
                add(new Origin(time, seed, number, horizon, troubles));
            }
        }
        CapturePolicy policy = variant.policy().apply(CapturePolicy.defaults());
        Jitter jitter = Jitter.uniform(policy.jitterPercent(), new Chance(seed, "jitter")::unit);
        ScriptedSegmentSource segments = new ScriptedSegmentSource(
                time, request -> new OriginSegments(origin(request.channel().channel()), tally).fetch(request));
        ScriptedPlaylistSource playlists = new ScriptedPlaylistSource(
                time,
                spec -> playlists(spec.channel()).look(),
                request -> playlists(request.channel().channel()).poll(request));
        ArchiveStore store = new FaultyStore(variant.store().apply(memory), time, process, tally);
        this.laws = List.of(
                new AccountedForLaw(court, time),
                new StoredOnceLaw(court),
                new KeptLaw(court, memory),
                new HandedOverLaw(court),
                new PollingNeverWaitsLaw(court, time),
                new FailureNeverEndsLaw(court, time, origins, process, recording),
                new BoundedLaw(court, time, segments::open),
                new PromptStopLaw(court, time, memory, recording),
                new NoPoisonLaw(court),
                new HonestKindsLaw(court, origins, memory));
        RecorderPorts ports = new RecorderPorts(
                time,
                time,
                time,
                new UnrulyPlaylists(playlists, time, channel -> origin(channel).weather(), tally),
                new UnrulySegments(segments, time, channel -> origin(channel).weather(), tally),
                store,
                (path, texts) -> {},
                this::told);
        this.recorder =
                new Recorder(spec -> machine(spec, policy, jitter), ports, new RecorderSettings("sim", policy, 64));
    }

    private void add(Origin origin) {
        origins.put(origin.spec().channel(), origin);
    }

    private Origin origin(Channel channel) {
        return Objects.requireNonNull(origins.get(channel), "an origin of every channel");
    }

    private OriginPlaylists playlists(Channel channel) {
        return new OriginPlaylists(time, origin(channel), tally);
    }

    private Machine machine(ChannelSpec spec, CapturePolicy policy, Jitter jitter) {
        ChannelCapture capture = new ChannelCapture(spec, policy, jitter, time.tick());
        return new WatchedMachine(spec.channel(), variant.machine().apply(new CaptureMachine(capture)), laws);
    }

    private void told(CaptureEvent event) {
        tally.met(event.detail());
        log.add(event);
        laws.forEach(law -> law.told(event));
    }

    /** Runs to the end, or to the first breach. */
    Optional<Court.Breach> run() {
        origins.keySet().forEach(this::start);
        var unused = recorder.failure().thenAccept(failure -> court.broken(0, "a machine failed: " + failure));
        while (time.elapsed().compareTo(horizon) < 0 && !court.isBroken()) {
            disturb();
            second();
            stopAtTimes();
        }
        if (!court.isBroken()) {
            List.copyOf(recording).forEach(this::stop);
            for (int i = 0; i < 300; i++) {
                second();
            }
            laws.forEach(Law::ended);
        }
        return court.first();
    }

    private void second() {
        time.advanceUntil(SECOND, court::isBroken);
        if (!court.isBroken()) {
            laws.forEach(Law::secondPassed);
        }
    }

    private void start(Channel channel) {
        recording.add(channel);
        recorder.start(origin(channel).spec(), ++epoch);
    }

    private void stop(Channel channel) {
        var unused = recorder.stop(channel, PromptStopLaw.DEADLINE).thenAccept(outcome -> {
            recording.remove(channel);
            laws.forEach(law -> law.stopped(channel, outcome));
        });
    }

    /** One channel is stopped in whatever state it is, and started again once it has ended. */
    private void stopAtTimes() {
        if (time.elapsed().compareTo(nextStop) >= 0) {
            nextStop = time.elapsed().plus(chance.seconds(900, 2400));
            stop(chance.pick(List.copyOf(origins.keySet())));
        }
        for (Channel channel : origins.keySet()) {
            if (!recording.contains(channel) && !recorder.recording().contains(channel)) {
                start(channel);
            }
        }
    }

    private void disturb() {
        Optional<Spell> spell = process.now();
        if (spell.equals(lastSpell)) {
            return;
        }
        lastSpell = spell;
        spell.ifPresent(begun -> {
            switch (begun.fault()) {
                case CLOCK_BACK ->
                    stepWall(begun.fault(), chance.seconds(1, 120).negated());
                case CLOCK_FORTH -> stepWall(begun.fault(), chance.seconds(1, 120));
                case PAUSE_OF_20_SECONDS -> standStill(begun.fault(), Duration.ofSeconds(20));
                case PAUSE_OF_5_MINUTES -> standStill(begun.fault(), Duration.ofMinutes(5));
                default -> {}
            }
        });
    }

    private void stepWall(Fault fault, Duration step) {
        tally.met(fault);
        time.stepWall(step);
    }

    private void standStill(Fault fault, Duration pause) {
        tally.met(fault);
        time.standStill(pause);
        process.disturb();
    }

    /** Names of the spells of trouble that have begun. */
    List<String> spellsMet() {
        return weathers().map(Spell::name).toList();
    }

    /** What has gone wrong, and what came of it. */
    List<String> story() {
        Stream<String> spells = weathers().map(Spell::toString);
        return Stream.concat(spells, log.lines()).toList();
    }

    private Stream<Spell> weathers() {
        return Stream.concat(origins.values().stream().map(Origin::weather), Stream.of(process))
                .flatMap(weather -> weather.met().stream());
    }

    Tally tally() {
        return tally;
    }

    Optional<Court.Breach> breach() {
        return court.first();
    }

    Map<Channel, Origin> origins() {
        return origins;
    }

    MemoryArchiveStore archive() {
        return memory;
    }

    EventLog log() {
        return log;
    }
}
