package dev.livekeep.metrics;

import com.codahale.metrics.Gauge;

/** The newest value of something; not shown before there is one. One thread writes at a time, many may read. */
final class LatestValue implements Gauge<Double> {

    private volatile double value = Double.NaN;

    void set(double newest) {
        value = newest;
    }

    /** Keeps the larger of the two. */
    void raiseTo(double other) {
        double before = value;
        if (Double.isNaN(before) || other > before) {
            value = other;
        }
    }

    @Override
    public Double getValue() {
        return value;
    }
}
