/** The commands. */
@NullMarked
package dev.livekeep.app.command;

import org.jspecify.annotations.NullMarked;
