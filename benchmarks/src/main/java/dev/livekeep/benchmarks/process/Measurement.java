package dev.livekeep.benchmarks.process;

/**
 * One run of one recorder.
 *
 * @param cpuPerGigabyte CPU-seconds for 10⁹ bytes, after the warm-up
 * @param cpuPerChannel share of one core for a channel, in percent
 * @param residentBytes at the end
 * @param switchesPerSecond context switches
 * @param gigabytes recorded after the warm-up
 * @param recorded what its folder held at the end
 */
record Measurement(
        double cpuPerGigabyte,
        double cpuPerChannel,
        long residentBytes,
        double switchesPerSecond,
        double gigabytes,
        Recorded recorded) {}
