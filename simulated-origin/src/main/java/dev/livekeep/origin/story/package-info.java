/** Fault scripts with a name, the world they play in, and what must have been served. */
@NullMarked
package dev.livekeep.origin.story;

import org.jspecify.annotations.NullMarked;
