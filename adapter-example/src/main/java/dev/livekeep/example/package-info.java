/** The worked example of docs/adapters.md: an archive on the heap, gone when the process is. */
@NullMarked
package dev.livekeep.example;

import org.jspecify.annotations.NullMarked;
