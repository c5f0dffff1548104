package dev.livekeep.domain.capture;

import dev.livekeep.domain.time.Tick;
import java.time.Instant;

/**
 * Both clocks read together.
 *
 * @param tick schedules
 * @param wall names, and ages what expires outside
 */
public record Moment(Tick tick, Instant wall) {}
