/** Measurements of parts, with JMH. The command {@code benchmarks/jmh} runs them. */
@NullMarked
package dev.livekeep.benchmarks;

import org.jspecify.annotations.NullMarked;
