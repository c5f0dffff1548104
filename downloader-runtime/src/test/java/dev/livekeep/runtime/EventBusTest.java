package dev.livekeep.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.livekeep.domain.archive.Channel;
import dev.livekeep.domain.event.CaptureEvent;
import dev.livekeep.testkit.RecordedEvents;
import dev.livekeep.testkit.VirtualTime;
import org.junit.jupiter.api.Test;

class EventBusTest {
    private final VirtualTime time = new VirtualTime();
    private final RecordedEvents heard = new RecordedEvents();
    private final EventBus bus = new EventBus(time);

    private void tell(int count) {
        for (int i = 1; i <= count; i++) {
            bus.on(new CaptureEvent(
                    "test", new Channel("monteparty"), i, time.now(), time.tick(), new CaptureEvent.Stopped()));
        }
    }

    @Test
    void aListenerThatThrowsHarmsNobody() {
        bus.lossy("bad", event -> {
            throw new IllegalStateException("on purpose");
        });
        bus.lossy("good", heard);

        tell(3);

        assertThat(heard.all()).hasSize(3);
    }

    @Test
    void aCompleteListenerIsCalledOnItsOwnThreadAndInOrder() {
        CompleteListener listener = bus.complete("ledger", heard, 10);

        tell(5);
        boolean waits = !listener.idle().isDone() && heard.all().isEmpty();
        time.settle();

        assertThat(waits).isTrue();
        assertThat(heard.all()).extracting(CaptureEvent::number).containsExactly(1L, 2L, 3L, 4L, 5L);
        assertThat(listener.idle()).isCompleted();
    }

    @Test
    void whatFindsNoRoomIsToldAsLostUnderTheNumberOfTheLastThatIsMissing() {
        bus.complete("ledger", heard, 3);

        tell(10);
        time.settle();

        assertThat(heard.all()).extracting(CaptureEvent::number).containsExactly(1L, 2L, 3L, 10L);
        assertThat(heard.all().get(3).detail()).isEqualTo(new CaptureEvent.EventsLost(7));
    }
}
