package dev.livekeep.filesystem;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/** Remembers the entries that were used last, and no more than so many. Safe for many threads. */
final class RecentlyUsed<K, V> {

    private final int most;
    private final Map<K, V> entries = new LinkedHashMap<>(16, 0.75f, true);
    private final ReentrantLock lock = new ReentrantLock();

    RecentlyUsed(int most) {
        this.most = most;
    }

    /** The remembered value, or a new one, remembered from now on. {@code make} must not block. */
    V get(K key, Supplier<V> make) {
        lock.lock();
        try {
            V value = entries.get(key);
            if (value == null) {
                value = make.get();
                entries.put(key, value);
                forgetOldest();
            }
            return value;
        } finally {
            lock.unlock();
        }
    }

    Optional<V> find(K key) {
        lock.lock();
        try {
            return Optional.ofNullable(entries.get(key));
        } finally {
            lock.unlock();
        }
    }

    boolean holds(K key) {
        return find(key).isPresent();
    }

    void put(K key, V value) {
        lock.lock();
        try {
            entries.put(key, value);
            forgetOldest();
        } finally {
            lock.unlock();
        }
    }

    void remove(K key) {
        lock.lock();
        try {
            entries.remove(key);
        } finally {
            lock.unlock();
        }
    }

    private void forgetOldest() {
        Iterator<K> oldest = entries.keySet().iterator();
        while (entries.size() > most) {
            oldest.next();
            oldest.remove();
        }
    }
}
