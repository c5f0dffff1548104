package dev.livekeep.metrics;

import com.codahale.metrics.Gauge;
import java.util.concurrent.atomic.DoubleAdder;

/** A sum of fractions; Dropwizard's own counters know whole numbers only. Safe for many threads. */
final class DoubleCounter implements Gauge<Double> {

    private final DoubleAdder sum = new DoubleAdder();

    void add(double amount) {
        sum.add(amount);
    }

    @Override
    public Double getValue() {
        return sum.sum();
    }
}
