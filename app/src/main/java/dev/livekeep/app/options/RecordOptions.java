package dev.livekeep.app.options;

import dev.livekeep.app.UserMistake;
import dev.livekeep.domain.capture.CapturePolicy;
import dev.livekeep.domain.quality.QualityWish;
import dev.livekeep.domain.source.ChannelSpec;
import dev.livekeep.domain.source.SourceType;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What {@code record} is to do: command line before environment ({@code LIVEKEEP_METRICS_PORT}) before configuration file
 * before default (design §5, contract §8).
 *
 * @param qualities what is wanted of every channel that offers a choice
 * @param stores where the archive is; the first decides when a segment is stored
 * @param spool where a store may keep what it has not stored yet
 * @param plugins a folder of jars with more kinds of stores
 * @param backdoorAsked whether somebody asked for the Python console we do not have
 * @param authFile a file that held a token when it was last looked at
 * @param services what services change at their pleasure
 */
public record RecordOptions(
        List<ChannelSpec> channels,
        List<QualityWish> qualities,
        List<URI> stores,
        Path spool,
        Optional<Path> plugins,
        int metricsPort,
        boolean backdoorAsked,
        Optional<Path> authFile,
        CapturePolicy policy,
        Optional<Duration> duration,
        int maxDownloadsTotal,
        Fsync fsync,
        Progress progress,
        Optional<Path> logFile,
        List<String> allowAddresses,
        Optional<URI> twitchGqlUrl,
        Optional<URI> twitchUsherUrl,
        ServiceOptions services) {

    /** When a segment counts as stored. */
    public enum Fsync {
        EACH,
        BATCH,
        OFF
    }

    /** Whether progress is shown. */
    public enum Progress {
        AUTO,
        ON,
        OFF
    }

    /**
     * Reads the arguments of {@code record}.
     *
     * @throws UserMistake in one line, when they or the configuration file cannot be followed
     */
    public static RecordOptions parse(List<String> arguments, Map<String, String> environment) {
        return RecordLine.read(arguments, environment);
    }

    /** The effective configuration, key by key as in a configuration file, without secrets; what is not set is left out. */
    public Map<String, String> effective() {
        Map<String, String> all = new LinkedHashMap<>();
        all.put("qualities", qualities.stream().map(QualityWish::inText).collect(Collectors.joining(",")));
        all.put("store", stores.stream().map(StorePlaces::shown).collect(Collectors.joining(" ")));
        all.put("spool", spool.toString());
        plugins.ifPresent(folder -> all.put("plugins", folder.toString()));
        all.put("metrics-port", String.valueOf(metricsPort));
        authFile.ifPresent(file -> all.put("twitch-auth-file", file.toString()));
        duration.ifPresent(time -> all.put("duration", Durations.text(time)));
        all.put("exit-at-end", String.valueOf(policy.wanted().exitAtEnd()));
        all.put("max-downloads-total", String.valueOf(maxDownloadsTotal));
        all.put(
                "from",
                (policy.wanted().fromNow() ? PolicyOptions.From.NOW : PolicyOptions.From.WINDOW)
                        .name()
                        .toLowerCase(Locale.ROOT));
        all.put("standby", String.valueOf(policy.wanted().standby()));
        all.put("keep-ads", String.valueOf(policy.wanted().keepAds()));
        all.put("fsync", fsync.name().toLowerCase(Locale.ROOT));
        all.put("progress", progress.name().toLowerCase(Locale.ROOT));
        logFile.ifPresent(file -> all.put("log-file", file.toString()));
        if (!allowAddresses.isEmpty()) {
            all.put("allow-address", String.join(",", allowAddresses));
        }
        twitchGqlUrl.ifPresent(url -> all.put("twitch-gql-url", ShownUrl.masked(url.toString())));
        twitchUsherUrl.ifPresent(url -> all.put("twitch-usher-url", ShownUrl.masked(url.toString())));
        all.putAll(PolicyFields.values(policy));
        all.putAll(services.values());
        return all;
    }

    /** The channels as they were given, without secrets. */
    public List<String> shownChannels() {
        return channels.stream().map(RecordOptions::shown).toList();
    }

    private static String shown(ChannelSpec spec) {
        String name = spec.channel().name() + (spec.important() ? "!" : "");
        return switch (spec.source()) {
            case SourceType.Twitch twitch -> name;
            case SourceType.Url url ->
                name + ":url:" + ShownUrl.masked(url.uri().toString());
            case SourceType.Youtube youtube ->
                name + ":youtube:" + ShownUrl.masked(youtube.page().toString());
        };
    }
}
