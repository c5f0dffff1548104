/** Whole recordings: the launcher and the program as processes, or the command in this one, against a simulated origin. */
@NullMarked
package dev.livekeep.app.process;

import org.jspecify.annotations.NullMarked;
