package dev.livekeep.benchmarks.process;

/**
 * One run of one recorder.
 *
 * @param cpuPerGigabyte CPU-seconds for 10⁹ bytes, after the warm-up
 * @param cpuPerChannel share of one core for a channel, in percent
 * @param residentBytes at the end
 * @param heapBytes what lives in the heap of a Java process after a collection, at the end; 0 if it is none
 * @param switchesPerSecond context switches
 * @param gigabytes recorded after the warm-up
 * @param recorded what its folder held at the end
 */
record Measurement(
        double cpuPerGigabyte,
        double cpuPerChannel,
        long residentBytes,
        long heapBytes,
        double switchesPerSecond,
        double gigabytes,
        Recorded recorded) {}
