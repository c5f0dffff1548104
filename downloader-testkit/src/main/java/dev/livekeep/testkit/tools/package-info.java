/** Tests that run outside programs: skipped aloud where one is missing, counted where it ran. */
@NullMarked
package dev.livekeep.testkit.tools;

import org.jspecify.annotations.NullMarked;
