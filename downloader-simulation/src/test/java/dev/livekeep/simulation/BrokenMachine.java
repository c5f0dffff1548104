package dev.livekeep.simulation;

import dev.livekeep.domain.capture.CaptureAction;
import dev.livekeep.domain.capture.CaptureInput;
import dev.livekeep.domain.capture.Moment;
import dev.livekeep.domain.time.Tick;
import dev.livekeep.runtime.Machine;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** A machine that misunderstands what it is told, or does something else than it decided. */
record BrokenMachine(
        Machine machine,
        Function<CaptureInput, Stream<CaptureInput>> hears,
        Function<CaptureAction, Stream<CaptureAction>> does)
        implements Machine {

    static Machine hearing(Machine machine, Function<CaptureInput, Stream<CaptureInput>> hears) {
        return new BrokenMachine(machine, hears, Stream::of);
    }

    static Machine doing(Machine machine, Function<CaptureAction, Stream<CaptureAction>> does) {
        return new BrokenMachine(machine, Stream::of, does);
    }

    @Override
    public List<CaptureAction> on(CaptureInput input, Moment now) {
        return hears.apply(input)
                .flatMap(heard -> machine.on(heard, now).stream())
                .flatMap(does)
                .toList();
    }

    @Override
    public Optional<Tick> wakeAt(Moment now) {
        return machine.wakeAt(now);
    }
}
