/** Log lines in the contract's form. */
@NullMarked
package dev.livekeep.app.logging;

import org.jspecify.annotations.NullMarked;
