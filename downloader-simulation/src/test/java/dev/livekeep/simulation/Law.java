package dev.livekeep.simulation;

import dev.livekeep.domain.archive.Channel;
import dev.livekeep.domain.capture.CaptureAction;
import dev.livekeep.domain.capture.CaptureInput;
import dev.livekeep.domain.event.CaptureEvent;
import dev.livekeep.runtime.StopOutcome;
import java.util.List;

/** One law of design §3, looked at from outside. */
interface Law {

    /** Its number in design §3. */
    int number();

    /** An event was told. */
    default void told(CaptureEvent event) {}

    /** A machine took an input in and wants something done. */
    default void stepped(Channel channel, CaptureInput input, List<CaptureAction> actions) {}

    /** A recording came to its end. */
    default void stopped(Channel channel, StopOutcome outcome) {}

    /** A second passed. */
    default void secondPassed() {}

    /** Every recording was stopped, and nothing is at work any more. */
    default void ended() {}
}
