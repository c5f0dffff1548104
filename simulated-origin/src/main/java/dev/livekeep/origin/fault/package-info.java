/** The fault script: what goes wrong, when, for whom and how often. */
@NullMarked
package dev.livekeep.origin.fault;

import org.jspecify.annotations.NullMarked;
