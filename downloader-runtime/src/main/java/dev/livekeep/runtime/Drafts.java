package dev.livekeep.runtime;

import dev.livekeep.domain.capture.AttemptId;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Bodies of one channel that wait for a decision. Each has one owner: whoever {@link #take}s one has it alone. Safe for
 * many threads.
 */
final class Drafts {
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<AttemptId, BodyDraft> waiting = new HashMap<>();
    private boolean closed;

    /** Leaves a body to wait; after the end it is thrown away at once. */
    void put(AttemptId attempt, BodyDraft body) {
        boolean late;
        lock.lock();
        try {
            late = closed;
            if (!late) {
                waiting.put(attempt, body);
            }
        } finally {
            lock.unlock();
        }
        if (late) {
            body.discard();
        }
    }

    /** Looks without taking: what a resumption needs to know. */
    Optional<BodyDraft> look(AttemptId attempt) {
        lock.lock();
        try {
            return Optional.ofNullable(waiting.get(attempt));
        } finally {
            lock.unlock();
        }
    }

    /** Takes a body away. */
    Optional<BodyDraft> take(AttemptId attempt) {
        lock.lock();
        try {
            return Optional.ofNullable(waiting.remove(attempt));
        } finally {
            lock.unlock();
        }
    }

    int size() {
        lock.lock();
        try {
            return waiting.size();
        } finally {
            lock.unlock();
        }
    }

    /** Throws everything away, also what comes later. */
    void close() {
        Map<AttemptId, BodyDraft> left;
        lock.lock();
        try {
            closed = true;
            left = Map.copyOf(waiting);
            waiting.clear();
        } finally {
            lock.unlock();
        }
        left.values().forEach(BodyDraft::discard);
    }
}
