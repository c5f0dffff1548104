package dev.livekeep.twitch;

import dev.livekeep.domain.archive.Channel;
import dev.livekeep.domain.playlist.Define;
import dev.livekeep.domain.playlist.MultivariantPlaylist;
import dev.livekeep.domain.playlist.Variant;
import java.net.URI;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The variables of multivariant playlists, by the media playlists that may import them ({@code EXT-X-DEFINE} with
 * {@code IMPORT}): for each channel the addresses last used, and no variables beyond any sense. Safe for many threads.
 */
final class ImportableVariables {

    private static final int MOST_ADDRESSES = 256;
    private static final int MOST_CHARACTERS = 64 << 10;

    private final ReentrantLock lock = new ReentrantLock();
    private final Map<Channel, Map<URI, Map<String, String>>> values = new HashMap<>();

    /** Remembers what the media playlists of this one may import. */
    void remember(Channel channel, MultivariantPlaylist playlist) {
        Map<String, String> defined = Define.values(playlist.defines());
        boolean worthIt = !defined.isEmpty() && characters(defined) <= MOST_CHARACTERS;
        lock.lock();
        try {
            Map<URI, Map<String, String>> known = values.computeIfAbsent(channel, any -> new LastUsed());
            for (Variant variant : playlist.variants()) {
                if (worthIt) {
                    known.put(variant.uri(), defined);
                } else {
                    known.remove(variant.uri());
                }
            }
        } finally {
            lock.unlock();
        }
    }

    /** What the media playlist at an address may import. */
    Map<String, String> of(Channel channel, URI media) {
        lock.lock();
        try {
            return values.getOrDefault(channel, Map.of()).getOrDefault(media, Map.of());
        } finally {
            lock.unlock();
        }
    }

    private static long characters(Map<String, String> defined) {
        return defined.entrySet().stream()
                .mapToLong(entry -> entry.getKey().length() + entry.getValue().length())
                .sum();
    }

    private static final class LastUsed extends LinkedHashMap<URI, Map<String, String>> {
        private static final long serialVersionUID = 1L;

        LastUsed() {
            super(16, 0.75f, true);
        }

        @Override
        protected boolean removeEldestEntry(Map.Entry<URI, Map<String, String>> eldest) {
            return size() > MOST_ADDRESSES;
        }
    }
}
