package dev.livekeep.domain.playlist;

import java.util.OptionalDouble;

/**
 * {@code EXT-X-SERVER-CONTROL}.
 *
 * @param canBlockReload {@code CAN-BLOCK-RELOAD=YES}
 * @param canSkipUntil seconds, from {@code CAN-SKIP-UNTIL}
 * @param holdBack seconds, from {@code HOLD-BACK}
 * @param partHoldBack seconds, from {@code PART-HOLD-BACK}
 * @param attributes all attributes as listed
 */
public record ServerControl(
        boolean canBlockReload,
        OptionalDouble canSkipUntil,
        OptionalDouble holdBack,
        OptionalDouble partHoldBack,
        AttributeList attributes) {}
