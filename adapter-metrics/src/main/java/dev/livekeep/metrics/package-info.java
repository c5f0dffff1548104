/** Capture events as Dropwizard metrics, shown to Prometheus. */
@NullMarked
package dev.livekeep.metrics;

import org.jspecify.annotations.NullMarked;
