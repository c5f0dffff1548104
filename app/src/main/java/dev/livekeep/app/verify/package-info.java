/** Checks an archive against its own names. */
@NullMarked
package dev.livekeep.app.verify;

import org.jspecify.annotations.NullMarked;
