package dev.livekeep.app.options;

import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What {@code record} can be told, as it stands on the command line; {@link RecordOptions} is what it means. */
final class RecordArguments {
    @Parameters(
            paramLabel = "CHANNEL",
            arity = "0..*",
            description = "NAME[!][:TYPE:URL]; ! marks an important channel")
    List<String> channels = new ArrayList<>();

    @Option(
            names = "--base-dir",
            paramLabel = "DIR",
            description = "folder of the archive; default: the folder you are in")
    List<Path> baseDirs = new ArrayList<>();

    @Option(
            names = "--store",
            paramLabel = "URI",
            description = "file:///… or s3://BUCKET/PREFIX; several: all get everything, the first decides")
    List<URI> stores = new ArrayList<>();

    @Option(
            names = "--spool",
            paramLabel = "DIR",
            description = "where copies wait for a store that is away; default: ~/.local/state/livekeep/spool")
    @Nullable
    Path spool;

    @Option(
            names = "--plugins",
            paramLabel = "DIR",
            description = "jars with more kinds of stores; default: plugins/ beside the program's jar")
    @Nullable
    Path plugins;

    @Option(
            names = {"--qualities", "-q"},
            defaultValue = "source",
            paramLabel = "LIST",
            description = "such as 1080p60|720p60|source,audio_only: | parts alternatives; default: source")
    String qualities = "source";

    @Option(
            names = {"--metrics-port", "-m"},
            defaultValue = "8001",
            paramLabel = "PORT",
            description = "port of /metrics and /healthz; default: 8001; 0: any")
    int metricsPort;

    @Option(names = "--backdoor-port", defaultValue = "0", hidden = true)
    int backdoorPort;

    @Option(
            names = {"--twitch-auth-file", "-t", "--auth-file"},
            paramLabel = "FILE",
            description = "file with an OAuth token for Twitch")
    @Nullable
    Path twitchAuthFile;

    @Option(
            names = {"--playlist-debug", "-p"},
            defaultValue = "0",
            paramLabel = "N",
            description = "keep the N playlists before the one that introduced each segment")
    int playlistDebug;

    @Option(names = "--duration", paramLabel = "TIME", description = "stop after this time, for example 90s or 2h")
    @Nullable
    String duration;

    @Option(
            names = "--exit-at-end",
            description = "stop once every stream has ended for good: its playlists say so, or after recording it"
                    + " is called offline and stands still for a minute")
    boolean exitAtEnd;

    @Option(
            names = "--max-downloads",
            paramLabel = "N",
            description = "downloads of one channel at a time; default: 16")
    @Nullable
    Integer maxDownloads;

    @Option(
            names = "--max-downloads-total",
            paramLabel = "N",
            description = "downloads of the process at a time; default: 64")
    @Nullable
    Integer maxDownloadsTotal;

    @Option(
            names = "--from",
            defaultValue = "window",
            paramLabel = "now|window",
            description = "begin with the live edge, or with all that is listed; default: window")
    String from = "window";

    @Option(
            names = "--fsync",
            defaultValue = "each",
            paramLabel = "each|batch|off",
            description = "when a segment counts as stored; default: each")
    String fsync = "each";

    @Option(
            names = "--standby",
            description = "poll a second session of every Twitch channel, not only of those with a !")
    boolean standby;

    @Option(names = "--keep-ads", description = "store ads too, those of source in source-ads")
    boolean keepAds;

    @Option(names = "--low-latency", description = "fetch segments while they are made (not in this version)")
    boolean lowLatency;

    @Option(
            names = "--progress",
            defaultValue = "auto",
            paramLabel = "auto|on|off",
            description = "one line a channel; default: auto, on a terminal")
    String progress = "auto";

    @Option(names = "--log-file", paramLabel = "FILE", description = "write the log there too")
    @Nullable
    Path logFile;

    @Option(
            names = "--allow-address",
            split = ",",
            paramLabel = "CIDR",
            description = "private addresses that playlists may name, such as 10.0.0.0/8")
    List<String> allowAddresses = new ArrayList<>();

    @Option(names = "--twitch-gql-url", paramLabel = "URL", description = "Twitch's GraphQL endpoint")
    @Nullable
    URI twitchGqlUrl;

    @Option(names = "--twitch-usher-url", paramLabel = "URL", description = "Twitch's usher, the part before /api/")
    @Nullable
    URI twitchUsherUrl;

    @Option(names = "--config", paramLabel = "FILE", description = "YAML file: option names and policy fields")
    @Nullable
    Path config;
}
