package dev.livekeep.runtime;

import dev.livekeep.domain.capture.CaptureAction;
import dev.livekeep.domain.capture.CaptureInput;
import dev.livekeep.domain.capture.Moment;
import dev.livekeep.domain.time.Tick;
import java.util.List;
import java.util.Optional;

/** What a lane runs; in earnest a channel's capture, in tests whatever they want to see run. */
public interface Machine {

    /** Takes one input in and says what is to be done. */
    List<CaptureAction> on(CaptureInput input, Moment now);

    /** When to be woken if nothing else happens first. */
    Optional<Tick> wakeAt(Moment now);
}
