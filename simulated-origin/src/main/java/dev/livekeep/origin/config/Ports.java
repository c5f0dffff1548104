package dev.livekeep.origin.config;

/**
 * Where an origin listens.
 *
 * @param edges how many ports there are, each an edge of its own
 * @param first the port of the first edge, the others follow; 0 for any that are free
 */
public record Ports(int edges, int first) {
    public Ports {
        if (edges < 1 || edges > 64 || first < 0 || first + edges > 65_536) {
            throw new IllegalArgumentException("want 1 to 64 edges on valid ports, got " + edges + " from " + first);
        }
    }

    /** The port of an edge, counted from 1; 0 for any that is free. */
    public int of(int edge) {
        return first == 0 ? 0 : first + edge - 1;
    }
}
