/** The program: command line, configuration and wiring. */
@NullMarked
package dev.livekeep.app;

import org.jspecify.annotations.NullMarked;
