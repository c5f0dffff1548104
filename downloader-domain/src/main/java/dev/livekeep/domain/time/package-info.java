/** Monotonic time as a value: the domain is told what time it is and never looks. */
@NullMarked
package dev.livekeep.domain.time;

import org.jspecify.annotations.NullMarked;
