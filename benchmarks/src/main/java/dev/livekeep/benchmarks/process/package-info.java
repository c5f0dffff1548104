/** Measurements of whole recorders beside each other. The command {@code benchmarks/run} runs them. */
@NullMarked
package dev.livekeep.benchmarks.process;

import org.jspecify.annotations.NullMarked;
