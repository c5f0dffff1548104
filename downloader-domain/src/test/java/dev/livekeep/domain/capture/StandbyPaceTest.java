package dev.livekeep.domain.capture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.livekeep.domain.quality.QualityWish;
import dev.livekeep.domain.time.Tick;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** When the next session is opened, where URLs are taken to live for 30 s. */
class StandbyPaceTest {
    private static final Tick BEGUN = new Tick(0);

    private final Standby standby = new Standby(true, CapturePolicy.defaults().sessions(), 3);
    private final Seat seat = new Seat(QualityWish.parse("480p"));

    private Seat.Polling opened(int number, long at) {
        Moment born = new Moment(BEGUN.plus(Duration.ofSeconds(at)), Instant.EPOCH);
        URI uri = URI.create("http://origin.test/" + number + ".m3u8");
        Seat.Polling worker = new Seat.Polling(new WorkerId(number), new Seat.Known(uri, born, 0));
        seat.workers().add(worker);
        return worker;
    }

    private void isTakenUp(Seat.Polling worker, long afterSeconds) {
        standby.takenUp(worker, worker.born().tick().plus(Duration.ofSeconds(afterSeconds)));
    }

    private Duration due() {
        return standby.dueAt(seat).orElseThrow().since(BEGUN);
    }

    @Test
    void nextIsOpenedInTimeForTheNewestToBeFollowed() {
        opened(1, 0);
        opened(2, 10);

        assertThat(due()).isEqualTo(Duration.ofSeconds(10 + 30 - 15 - 6));
    }

    /** How long ads and segments last at the beginning is chance; a place must be free even after a long one. */
    @Test
    void longWayToContentIsForgottenSlowly() {
        isTakenUp(opened(1, 0), 26);
        isTakenUp(opened(2, 10), 18);

        assertThat(due()).isEqualTo(Duration.ofSeconds(10 + (26 - (26 - 18) / 4) / 2));
    }

    @Test
    void whereThereIsNoPlaceThereIsNoneWhileOnlyTheOldestListsContent() {
        opened(1, 0).isWorking();
        opened(2, 10);
        opened(3, 20);

        assertThat(standby.dueAt(seat)).isEmpty();
    }

    @Test
    void whereThereIsNoPlaceTheOldestIsSparedBeforeTheNextComesTooLate() {
        opened(1, 0).isWorking();
        opened(2, 10).isWorking();
        opened(3, 20);

        assertThat(due()).isEqualTo(Duration.ofSeconds(20 + 30 - 15));
    }
}
