/** The archive on a local disk. */
@NullMarked
package dev.livekeep.filesystem;

import org.jspecify.annotations.NullMarked;
