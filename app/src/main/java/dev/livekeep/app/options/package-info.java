/** The command line, the environment and the configuration file, as typed values. */
@NullMarked
package dev.livekeep.app.options;

import org.jspecify.annotations.NullMarked;
