/** Figures as people read them: aligned columns, sizes with units. */
@NullMarked
package dev.livekeep.app.table;

import org.jspecify.annotations.NullMarked;
