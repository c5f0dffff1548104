package dev.livekeep.metrics;

/**
 * How metrics are served.
 *
 * @param port where to listen, on all interfaces; 0 takes a free one
 */
public record MetricsSettings(int port) {

    private static final int LAST_PORT = 65_535;

    public MetricsSettings {
        if (port < 0 || port > LAST_PORT) {
            throw new IllegalArgumentException("The metrics port is 0 to 65535, but found " + port);
        }
    }

    /** The port of contract §8. */
    public static MetricsSettings defaults() {
        return new MetricsSettings(8001);
    }
}
