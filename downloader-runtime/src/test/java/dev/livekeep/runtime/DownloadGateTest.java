package dev.livekeep.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class DownloadGateTest {
    private final List<String> started = new ArrayList<>();

    private DownloadGate.Ticket enter(DownloadGate gate, String name, long urgency) {
        DownloadGate.Ticket ticket = gate.ticket(Instant.ofEpochSecond(urgency), () -> started.add(name));
        gate.enter(ticket);
        return ticket;
    }

    @Test
    void whoFindsNoPlaceWaitsAndTheMostUrgentGoesFirst() {
        DownloadGate gate = new DownloadGate(1);
        DownloadGate.Ticket first = enter(gate, "first", 9);
        enter(gate, "later", 5);
        enter(gate, "urgent", 1);
        enter(gate, "as urgent, but came after", 1);

        first.leave();
        first.leave();

        assertThat(started).containsExactly("first", "urgent");
        assertThat(gate.waiting()).isEqualTo(2);
    }

    @Test
    void whoWithdrawsNeverStartsAndHoldsNoPlace() {
        DownloadGate gate = new DownloadGate(1);
        DownloadGate.Ticket first = enter(gate, "first", 1);
        DownloadGate.Ticket second = enter(gate, "second", 2);
        enter(gate, "third", 3);

        boolean withdrawn = second.withdraw();
        boolean again = second.withdraw();
        boolean tooLate = first.withdraw();
        second.leave();
        first.leave();

        assertThat(withdrawn).isTrue();
        assertThat(again).isFalse();
        assertThat(tooLate).isFalse();
        assertThat(started).containsExactly("first", "third");
    }

    @Test
    void aStartThatLeavesAtOnceLetsAllTheOthersInWithoutPilingUpCalls() {
        DownloadGate gate = new DownloadGate(1);
        AtomicInteger runs = new AtomicInteger();
        DownloadGate.Ticket door = enter(gate, "door", 0);
        for (int i = 0; i < 50_000; i++) {
            DownloadGate.Ticket[] own = new DownloadGate.Ticket[1];
            own[0] = gate.ticket(Instant.EPOCH, () -> {
                runs.incrementAndGet();
                own[0].leave();
            });
            gate.enter(own[0]);
        }

        door.leave();

        assertThat(runs).hasValue(50_000);
    }

    @Test
    void manyThreadsNeverHoldMorePlacesThanThereAre() throws InterruptedException {
        DownloadGate gate = new DownloadGate(4);
        AtomicInteger inside = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        CountDownLatch all = new CountDownLatch(2000);
        try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
            for (int i = 0; i < 2000; i++) {
                DownloadGate.Ticket[] own = new DownloadGate.Ticket[1];
                own[0] = gate.ticket(Instant.ofEpochSecond(i % 7), () -> {
                    most.accumulateAndGet(inside.incrementAndGet(), Math::max);
                    threads.execute(() -> {
                        inside.decrementAndGet();
                        own[0].leave();
                        all.countDown();
                    });
                });
                gate.enter(own[0]);
            }

            assertThat(all.await(30, TimeUnit.SECONDS)).isTrue();
        }
        assertThat(most.get()).isBetween(1, 4);
        assertThat(gate.waiting()).isZero();
    }
}
