package dev.livekeep.simulation;

import dev.livekeep.domain.archive.Channel;
import dev.livekeep.domain.capture.CaptureAction;
import dev.livekeep.domain.capture.CaptureInput;
import dev.livekeep.domain.capture.Moment;
import dev.livekeep.domain.time.Tick;
import dev.livekeep.runtime.Machine;
import java.util.List;
import java.util.Optional;

/** Shows the laws what goes into a machine and what comes out. */
record WatchedMachine(Channel channel, Machine machine, List<Law> laws) implements Machine {
    @Override
    public List<CaptureAction> on(CaptureInput input, Moment now) {
        List<CaptureAction> actions = machine.on(input, now);
        laws.forEach(law -> law.stepped(channel, input, actions));
        return actions;
    }

    @Override
    public Optional<Tick> wakeAt(Moment now) {
        return machine.wakeAt(now);
    }
}
