package dev.livekeep.domain.capture;

import dev.livekeep.domain.event.CaptureEvent.Closing;
import java.util.Optional;

/** What last went wrong with one slot, and what becomes of it in the end. */
final class Trouble {
    private Optional<String> last = Optional.empty();
    private boolean stopped;

    void met(String trouble) {
        last = Optional.of(trouble);
    }

    /**
     * The recording is stopped: what is cut from here on is no trouble.
     *
     * @param inGoodTime whether no answer was late so far
     */
    void stopped(boolean inGoodTime) {
        stopped = true;
        if (last.isEmpty() && !inGoodTime) {
            met("no answer before the stop");
        }
    }

    /** What becomes of the slot if nothing more comes; {@code stored} is what that makes of it, if anything is. */
    Closing closing(Optional<Closing> stored) {
        return stored.orElse(stopped && last.isEmpty() ? Closing.NOT_FETCHED : Closing.GIVEN_UP);
    }

    String inWords() {
        return last.orElse(stopped ? "stopped" : "never asked");
    }
}
