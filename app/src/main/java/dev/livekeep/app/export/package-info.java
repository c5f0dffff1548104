/** Cuts a range out of an archive. */
@NullMarked
package dev.livekeep.app.export;

import org.jspecify.annotations.NullMarked;
