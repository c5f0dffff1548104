package dev.livekeep.runtime;

import java.time.Instant;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.jetbrains.lincheck.datastructures.IntGen;
import org.jetbrains.lincheck.datastructures.ModelCheckingOptions;
import org.jetbrains.lincheck.datastructures.Operation;
import org.jetbrains.lincheck.datastructures.Param;
import org.jetbrains.lincheck.datastructures.StressOptions;
import org.jetbrains.lincheck.datastructures.Validate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** However threads come and go, no more are inside than there are places, and nobody waits while one is free. */
@Param(name = "urgency", gen = IntGen.class, conf = "1:3")
public class DownloadGateInterleavingTest {
    private static final int PLACES = 2;

    private final DownloadGate gate = new DownloadGate(PLACES);
    private final AtomicInteger inside = new AtomicInteger();
    private final AtomicInteger most = new AtomicInteger();
    private final ConcurrentLinkedQueue<DownloadGate.Ticket> guests = new ConcurrentLinkedQueue<>();
    private final ConcurrentLinkedQueue<DownloadGate.Ticket> waiting = new ConcurrentLinkedQueue<>();

    private final class Guest implements Runnable {
        private DownloadGate.@Nullable Ticket ticket;

        @Override
        public void run() {
            most.accumulateAndGet(inside.incrementAndGet(), Math::max);
            if (ticket != null) {
                guests.add(ticket);
            }
        }
    }

    @Operation
    public void enter(@Param(name = "urgency") int urgency) {
        Guest guest = new Guest();
        DownloadGate.Ticket ticket = gate.ticket(Instant.ofEpochSecond(urgency), guest);
        guest.ticket = ticket;
        waiting.add(ticket);
        gate.enter(ticket);
    }

    @Operation
    public void leave() {
        DownloadGate.Ticket guest = guests.poll();
        if (guest != null) {
            inside.decrementAndGet();
            guest.leave();
        }
    }

    @Operation
    public void withdraw() {
        DownloadGate.Ticket ticket = waiting.poll();
        if (ticket != null) {
            ticket.withdraw();
        }
    }

    @Validate
    public void placesAreKeptAndUsed() {
        if (most.get() > PLACES) {
            throw new IllegalStateException(most + " were inside at once");
        }
        if (inside.get() < PLACES && gate.waiting() > 0) {
            throw new IllegalStateException(gate.waiting() + " wait, and only " + inside + " are inside");
        }
    }

    @Test
    void underAllSchedulesThatAreTried() {
        new ModelCheckingOptions()
                .threads(3)
                .actorsPerThread(2)
                .iterations(3)
                .invocationsPerIteration(40)
                .check(DownloadGateInterleavingTest.class);
    }

    @Test
    void onRealThreads() {
        new StressOptions()
                .threads(3)
                .actorsPerThread(3)
                .iterations(3)
                .invocationsPerIteration(150)
                .check(DownloadGateInterleavingTest.class);
    }
}
