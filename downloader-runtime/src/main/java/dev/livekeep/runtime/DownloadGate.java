package dev.livekeep.runtime;

import java.time.Instant;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The places of the process for downloads. Who finds none waits; the most urgent goes first, of equals the one that
 * waits longest. A place is held until the download's connection is closed and its last byte handed to the store, so the
 * number of places also bounds the bytes that are not stored. Safe for many threads; calls nobody while it is locked.
 */
final class DownloadGate {
    private final ReentrantLock lock = new ReentrantLock();
    private final PriorityQueue<Ticket> waiting =
            new PriorityQueue<>(Comparator.comparing(Ticket::urgency).thenComparingLong(Ticket::number));
    private int free;
    private long numbers;
    private boolean admitting;

    DownloadGate(int places) {
        this.free = places;
    }

    /** A wish for a place, then the place. */
    final class Ticket {
        private final Instant urgency;
        private final long number;
        private final Runnable start;
        private boolean inside;
        private boolean gone;

        private Ticket(Instant urgency, long number, Runnable start) {
            this.urgency = urgency;
            this.number = number;
            this.start = start;
        }

        private Instant urgency() {
            return urgency;
        }

        private long number() {
            return number;
        }

        /** Stops waiting. Returns false when the place was given already; then it stays taken. */
        boolean withdraw() {
            lock.lock();
            try {
                if (inside || gone) {
                    return false;
                }
                gone = true;
                waiting.remove(this);
                return true;
            } finally {
                lock.unlock();
            }
        }

        /** Gives the place back; without effect the second time. */
        void leave() {
            lock.lock();
            try {
                if (!inside || gone) {
                    return;
                }
                gone = true;
                free++;
            } finally {
                lock.unlock();
            }
            admit();
        }
    }

    /** A ticket that does not wait yet: {@link #enter} it. */
    Ticket ticket(Instant urgency, Runnable start) {
        lock.lock();
        try {
            return new Ticket(urgency, ++numbers, start);
        } finally {
            lock.unlock();
        }
    }

    /**
     * Begins to wait. {@code start} runs once, when there is a place: on this thread or on one that gives a place back; it
     * must not block.
     */
    void enter(Ticket ticket) {
        lock.lock();
        try {
            if (ticket.gone) {
                return;
            }
            waiting.add(ticket);
        } finally {
            lock.unlock();
        }
        admit();
    }

    /** Downloads that wait for a place. */
    int waiting() {
        lock.lock();
        try {
            return waiting.size();
        } finally {
            lock.unlock();
        }
    }

    /** One thread lets everybody in, so that a start which gives its place back at once does not pile up calls. */
    private void admit() {
        while (true) {
            Ticket next;
            lock.lock();
            try {
                if (admitting || free == 0 || waiting.isEmpty()) {
                    return;
                }
                admitting = true;
                free--;
                next = waiting.remove();
                next.inside = true;
            } finally {
                lock.unlock();
            }
            try {
                next.start.run();
            } finally {
                lock.lock();
                try {
                    admitting = false;
                } finally {
                    lock.unlock();
                }
            }
        }
    }
}
