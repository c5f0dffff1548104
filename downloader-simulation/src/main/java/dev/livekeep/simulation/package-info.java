/** The real machines and the real runtime in a simulated world, from a seed. */
@NullMarked
package dev.livekeep.simulation;

import org.jspecify.annotations.NullMarked;
