package dev.livekeep.origin.live;

import dev.livekeep.origin.fault.Rule;
import dev.livekeep.origin.http.Request;
import java.time.Instant;
import java.util.Optional;

/**
 * One request on its way to an answer.
 *
 * @param edge which edge was asked, from 1
 * @param rule the fault it meets, if any
 */
public record Visit(Request request, Target target, long connection, int edge, Instant now, Optional<Rule> rule) {}
