package dev.livekeep.metrics;

/**
 * Every metric of ours by its name on the wire: those of contract §12, then our own. The JVM's and the process's come
 * from elsewhere.
 */
enum MetricFamily {
    SEGMENTS_DOWNLOADED(
            "segments_downloaded_total",
            Type.COUNTER,
            "Segments stored; type, channel and quality are today's labels, partial, stream and variant those of 2019."),
    SEGMENT_DURATION_DOWNLOADED(
            "segment_duration_downloaded_total", Type.COUNTER, "Seconds that the stored segments were listed to play."),
    LATEST_SEGMENT("latest_segment", Type.GAUGE, "Unix time at which the newest full or suspect segment begins."),
    AD_SEGMENTS_IGNORED("ad_segments_ignored_total", Type.COUNTER, "Ad segments listed and not stored."),
    SUSPICIOUS_SKEW_COUNT(
            "suspicious_skew_count_total", Type.COUNTER, "Dates so far off that their worker is no longer trusted."),
    SKEW_SUM(
            "segment_time_skew_non_zero_sum",
            Type.GAUGE,
            "Seconds by which listed dates were off, added up; a gap counts negative."),
    SKEW_COUNT("segment_time_skew_non_zero_count_total", Type.COUNTER, "Segments whose listed date was off."),
    SEGMENT_SIZE("segment_size", Type.HISTOGRAM, "Bytes of the bodies of full and suspect segments.") {
        @Override
        double[] bounds() {
            return new double[] {
                0, 1 << 10, 16 << 10, 256 << 10, 512 << 10, 1 << 20, 2 << 20, 4 << 20, 16 << 20, 1 << 30
            };
        }
    },
    LOG_COUNT("log_count_total", Type.COUNTER, "Log records by level, logger and kind of event."),
    HTTP_LATENCY("http_client_request_latency", Type.HISTOGRAM, "Seconds from a request to the end of its headers.") {
        @Override
        double[] bounds() {
            return pythonDefaults();
        }
    },
    HTTP_SIZE("http_client_response_size", Type.HISTOGRAM, "Bytes that responses announced.") {
        @Override
        double[] bounds() {
            return pythonDefaults();
        }
    },
    HTTP_CONCURRENCY("http_client_request_concurrency", Type.GAUGE, "Requests that wait for their headers."),

    BEHIND_LIVE(
            "livekeep_behind_live_seconds",
            Type.GAUGE,
            "Seconds since the end of the newest stored segment, while the playlist is polled."),
    HOLES(
            "livekeep_holes_total",
            Type.COUNTER,
            "Segments of the stream that we do not have: given up, left at a stop, missed between two polls, or missing at the origin."),
    SEGMENTS_LISTED(
            "livekeep_segments_listed_total", Type.COUNTER, "Segments that playlists listed, without ads and gaps."),
    SEGMENTS_CLOSED("livekeep_segments_closed_total", Type.COUNTER, "What became of the listed segments."),
    SEGMENTS_OPEN("livekeep_open_segments", Type.GAUGE, "Segments listed and not yet closed: the queue."),
    ATTEMPTS("livekeep_attempts_total", Type.COUNTER, "Downloads ended, by how they ended."),
    RESUMES("livekeep_resumes_total", Type.COUNTER, "Downloads that went on where an earlier one had broken off."),
    DOWNLOADS_IN_FLIGHT("livekeep_downloads_in_flight", Type.GAUGE, "Downloads under way."),
    RECEIVED_BYTES("livekeep_received_bytes_total", Type.COUNTER, "Body bytes received by downloads that ended."),
    STORED_BYTES("livekeep_stored_bytes_total", Type.COUNTER, "Body bytes of stored segments."),
    PUBLISH_TO_STORED(
            "livekeep_publish_to_stored_seconds",
            Type.HISTOGRAM,
            "Seconds from the end of a segment's own time until it was stored.") {
        @Override
        double[] bounds() {
            return new double[] {0.5, 1, 2, 3, 4, 6, 8, 12, 20, 30, 60, 120, 300};
        }
    },
    KEEP_FAILURES("livekeep_keep_failures_total", Type.COUNTER, "Segments received that the store did not take."),
    STORE_COPIES(
            "livekeep_store_copies_total",
            Type.COUNTER,
            "Copies by store and by what became of them there: stored, failed and so fetched again, missed and so queued, or caught up with."),
    STORE_FULL("livekeep_store_full", Type.GAUGE, "1 while there is no space for the channel's segments, else 0."),
    LANE_DELAY("livekeep_lane_delay_seconds", Type.HISTOGRAM, "How long events waited for a lane that was late.") {
        @Override
        double[] bounds() {
            return new double[] {0.1, 0.2, 0.5, 1, 2, 5, 10, 60};
        }
    },
    SESSION_SKEW(
            "livekeep_session_skew_seconds",
            Type.GAUGE,
            "The newest difference between a date expected and the date listed; a gap is negative."),
    SESSION_OFFSET(
            "livekeep_session_offset_seconds",
            Type.GAUGE,
            "What is added to the dates of the session that was compared last, to name its segments by one clock."),
    STALLED("livekeep_stalled", Type.GAUGE, "1 while the origin answers and the recording stands still, else 0."),
    STREAM_LIVE("livekeep_stream_live", Type.GAUGE, "1 while the service says the channel is live, else 0."),
    WORKERS("livekeep_workers", Type.GAUGE, "Media playlists being polled."),
    POLLS("livekeep_polls_total", Type.COUNTER, "Polls of media playlists by what they brought."),
    PLAYLIST_TROUBLES("livekeep_playlist_troubles_total", Type.COUNTER, "Kinds of unreadable lines met in playlists."),
    VARIANT("livekeep_variant_info", Type.INFO, "The variant chosen for what was wanted, and what was offered.");

    private final String wire;
    private final Type type;
    private final String help;

    MetricFamily(String wire, Type type, String help) {
        this.wire = wire;
        this.type = type;
        this.help = help;
    }

    /** What Prometheus calls its kind. */
    enum Type {
        COUNTER("_total"),
        GAUGE(""),
        HISTOGRAM(""),
        INFO("_info");

        private final String suffix;

        Type(String suffix) {
            this.suffix = suffix;
        }
    }

    String wire() {
        return wire;
    }

    /** The name without the ending that the exposition writer puts on itself. */
    String stem() {
        return wire.substring(0, wire.length() - type.suffix.length());
    }

    Type type() {
        return type;
    }

    String help() {
        return help;
    }

    /** Upper bounds of the buckets, ascending, without infinity; none but for histograms. */
    double[] bounds() {
        return new double[0];
    }

    private static double[] pythonDefaults() {
        return new double[] {.005, .01, .025, .05, .075, .1, .25, .5, .75, 1, 2.5, 5, 7.5, 10};
    }
}
