package dev.livekeep.simulation;

import dev.livekeep.domain.capture.CaptureAction;
import dev.livekeep.domain.capture.CaptureInput;
import dev.livekeep.domain.capture.ChannelCapture;
import dev.livekeep.domain.capture.Moment;
import dev.livekeep.domain.time.Tick;
import dev.livekeep.runtime.Machine;
import java.util.List;
import java.util.Optional;

/** The real thing. */
record CaptureMachine(ChannelCapture capture) implements Machine {
    @Override
    public List<CaptureAction> on(CaptureInput input, Moment now) {
        return capture.on(input, now);
    }

    @Override
    public Optional<Tick> wakeAt(Moment now) {
        return capture.wakeAt(now);
    }
}
