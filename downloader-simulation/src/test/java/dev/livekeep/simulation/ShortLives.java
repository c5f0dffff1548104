package dev.livekeep.simulation;

import java.time.Duration;

/**
 * Twitch at its worst.
 *
 * @param life after which every address dies
 * @param seconds that a segment takes
 */
record ShortLives(Duration life, int seconds) {}
