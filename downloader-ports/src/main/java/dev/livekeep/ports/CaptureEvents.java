package dev.livekeep.ports;

import dev.livekeep.domain.event.CaptureEvent;

/**
 * Hears of everything that happens to a recording (design §6). Events of one channel come one at a time and in order,
 * numbered without a gap; different channels may call at once. Must return promptly and not throw: a listener that
 * writes hands over to a thread of its own.
 */
@FunctionalInterface
public interface CaptureEvents {

    void on(CaptureEvent event);
}
