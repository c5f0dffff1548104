/** Lanes, which own the machines of one channel, and performers, which carry out what the machines decide. */
@NullMarked
package dev.livekeep.runtime;

import org.jspecify.annotations.NullMarked;
