/** One archive in several stores. */
@NullMarked
package dev.livekeep.runtime.mirror;

import org.jspecify.annotations.NullMarked;
