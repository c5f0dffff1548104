/** Finds what can open an archive, by the scheme of its URI. */
@NullMarked
package dev.livekeep.app.stores;

import org.jspecify.annotations.NullMarked;
