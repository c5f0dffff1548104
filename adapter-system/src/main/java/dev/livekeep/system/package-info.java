/** The real clock, timers, threads and chance. */
@NullMarked
package dev.livekeep.system;

import org.jspecify.annotations.NullMarked;
