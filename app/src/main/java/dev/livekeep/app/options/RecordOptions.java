package dev.livekeep.app.options;

import dev.livekeep.app.UserMistake;
import dev.livekeep.domain.archive.Quality;
import dev.livekeep.domain.capture.CapturePolicy;
import dev.livekeep.domain.quality.QualityWish;
import dev.livekeep.domain.source.ChannelSpec;
import dev.livekeep.domain.source.SourceType;
import dev.livekeep.domain.text.ForeignText;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;

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
        Optional<URI> twitchUsherUrl) {

    /** Where a recording begins. */
    private enum From {
        NOW,
        WINDOW
    }

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

    private static final int DOWNLOADS_TOTAL = 64;
    /** These name one thing, so they are looked up together. */
    private static final Set<String> PLACES = Set.of(StorePlaces.BASE_DIR, StorePlaces.STORE);

    /**
     * Reads the arguments of {@code record}.
     *
     * @throws UserMistake in one line, when they or the configuration file cannot be followed
     */
    public static RecordOptions parse(List<String> arguments, Map<String, String> environment) {
        RecordArguments record = new RecordArguments();
        CommandLine line = commandLine(record);
        List<String> spelt = Abbreviations.expand(arguments, optionNames(line));
        Map<String, String> file = new HashMap<>();
        configPath(spelt, environment)
                .ifPresent(path ->
                        file.putAll(ConfigFile.read(path, configKeys(line)).values()));
        line.setDefaultValueProvider(spec -> fallback(spec, environment, file));
        try {
            line.parseArgs(spelt.toArray(String[]::new));
        } catch (CommandLine.ParameterException e) {
            throw UserMistake.usage(
                    String.valueOf(e.getMessage()).lines().findFirst().orElse("bad usage") + ": see record --help");
        }
        return mean(record, environment, file);
    }

    /** Whether the arguments ask for help. */
    public static boolean wantsHelp(List<String> arguments) {
        List<String> spelt = Abbreviations.expand(arguments, optionNames(commandLine(new RecordArguments())));
        return spelt.contains("-h") || spelt.contains("--help");
    }

    /** The help text of a command that takes the arguments of {@code record}. */
    public static String help(String command, String description) {
        CommandLine line = commandLine(new RecordArguments());
        line.getCommandSpec()
                .usageMessage()
                .customSynopsis("livekeep " + command + " CHANNEL... [OPTION...]")
                .description(description)
                .sortOptions(false)
                .width(100)
                .footer("Every option can also be given as a variable, LIVEKEEP_METRICS_PORT, or in the file of"
                        + " --config.");
        return line.getUsageMessage().stripTrailing();
    }

    private static CommandLine commandLine(RecordArguments record) {
        CommandLine line = new CommandLine(record);
        line.getCommandSpec()
                .addOption(OptionSpec.builder("-h", "--help")
                        .usageHelp(true)
                        .description("show this")
                        .build());
        line.setOverwrittenOptionsAllowed(true);
        line.setExpandAtFiles(false);
        line.setInterpolateVariables(false);
        line.setUnmatchedOptionsArePositionalParams(false);
        return line;
    }

    private static List<String> optionNames(CommandLine line) {
        return line.getCommandSpec().options().stream()
                .flatMap(option -> Arrays.stream(option.names()))
                .toList();
    }

    private static Set<String> configKeys(CommandLine line) {
        Set<String> keys = new TreeSet<>(PolicyFields.names());
        optionNames(line).stream()
                .filter(name -> name.startsWith("--") && !name.equals("--help") && !name.equals("--config"))
                .map(name -> name.substring(2))
                .forEach(keys::add);
        return keys;
    }

    private static Optional<Path> configPath(List<String> arguments, Map<String, String> environment) {
        Optional<Path> found =
                Optional.ofNullable(environment.get("LIVEKEEP_CONFIG")).map(Path::of);
        for (int i = 0; i < arguments.size(); i++) {
            if (arguments.get(i).startsWith("--config=")) {
                found = Optional.of(Path.of(arguments.get(i).substring("--config=".length())));
            } else if (arguments.get(i).equals("--config") && i + 1 < arguments.size()) {
                found = Optional.of(Path.of(arguments.get(i + 1)));
            }
        }
        return found;
    }

    private static @Nullable String fallback(ArgSpec spec, Map<String, String> environment, Map<String, String> file) {
        if (!(spec instanceof OptionSpec option) || PLACES.contains(option.longestName())) {
            return null;
        }
        return Stream.concat(
                        Stream.of(option.names()).flatMap(name -> inEnvironment(name, environment)),
                        Stream.of(option.names()).flatMap(name -> inFile(name, file)))
                .findFirst()
                .orElse(null);
    }

    static Stream<String> inEnvironment(String option, Map<String, String> environment) {
        String variable = "LIVEKEEP_"
                + option.replaceFirst("^--", "").toUpperCase(Locale.ROOT).replace('-', '_');
        return option.startsWith("--") ? Stream.ofNullable(environment.get(variable)) : Stream.empty();
    }

    static Stream<String> inFile(String option, Map<String, String> file) {
        return option.startsWith("--") ? Stream.ofNullable(file.get(option.substring(2))) : Stream.empty();
    }

    private static RecordOptions mean(
            RecordArguments record, Map<String, String> environment, Map<String, String> file) {
        if (record.channels.isEmpty()) {
            throw UserMistake.usage("no channel given: write record CHANNEL..., see record --help");
        }
        refuse(record.standby, "--standby");
        refuse(record.lowLatency, "--low-latency");
        List<QualityWish> qualities = qualities(record.qualities);
        List<URI> stores = StorePlaces.of(record, environment, file);
        if (record.playlistDebug > 0 && stores.stream().noneMatch(store -> "file".equals(store.getScheme()))) {
            throw UserMistake.usage("--playlist-debug needs a store on disk: add --base-dir, or leave it out");
        }
        return new RecordOptions(
                ChannelArgument.parseAll(record.channels, qualities),
                qualities,
                stores,
                Optional.ofNullable(record.spool).orElseGet(() -> StorePlaces.usualSpool(environment)),
                Optional.ofNullable(record.plugins),
                inRange("--metrics-port", record.metricsPort, 0, 65535),
                record.backdoorPort != 0,
                Optional.ofNullable(record.twitchAuthFile),
                policy(record, qualities, file),
                Optional.ofNullable(record.duration).map(text -> duration("--duration", text)),
                inRange(
                        "--max-downloads-total",
                        record.maxDownloadsTotal == null ? DOWNLOADS_TOTAL : record.maxDownloadsTotal,
                        1,
                        1024),
                RecordArguments.word("--fsync", record.fsync, Fsync.class),
                RecordArguments.word("--progress", record.progress, Progress.class),
                Optional.ofNullable(record.logFile),
                List.copyOf(record.allowAddresses),
                Optional.ofNullable(record.twitchGqlUrl),
                Optional.ofNullable(record.twitchUsherUrl));
    }

    private static void refuse(boolean asked, String option) {
        if (asked) {
            throw UserMistake.usage(option + " is not built into this version: leave it out");
        }
    }

    private static List<QualityWish> qualities(String text) {
        try {
            return text.isBlank() ? List.of() : QualityWish.parseList(text);
        } catch (IllegalArgumentException e) {
            throw UserMistake.usage("--qualities: " + e.getMessage());
        }
    }

    private static CapturePolicy policy(RecordArguments record, List<QualityWish> qualities, Map<String, String> file) {
        Map<String, String> fields = file.entrySet().stream()
                .filter(entry -> entry.getKey().startsWith("policy."))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        inRange("--playlist-debug", record.playlistDebug, 0, 100);
        if (record.playlistDebug > 0) {
            fields.put("policy.polling.history", String.valueOf(record.playlistDebug));
        }
        if (record.maxDownloads != null) {
            fields.put(
                    "policy.bounds.downloads", String.valueOf(inRange("--max-downloads", record.maxDownloads, 1, 256)));
        }
        CapturePolicy policy = PolicyFields.with(CapturePolicy.defaults(), fields);
        CapturePolicy.Wanted wanted = new CapturePolicy.Wanted(
                record.exitAtEnd, RecordArguments.word("--from", record.from, From.class) == From.NOW, record.keepAds);
        checkAdFolders(wanted, qualities);
        return policy.wanting(wanted);
    }

    private static void checkAdFolders(CapturePolicy.Wanted wanted, List<QualityWish> qualities) {
        for (QualityWish wish : qualities) {
            try {
                Optional<Quality> ads = wanted.adFolder(wish.folder());
                if (qualities.stream().anyMatch(other -> ads.equals(Optional.of(other.folder())))) {
                    throw UserMistake.usage("--keep-ads: the ads of " + wish.folder()
                            + " would be mixed with another quality: leave one of them out");
                }
            } catch (IllegalArgumentException e) {
                throw UserMistake.usage("--keep-ads: " + e.getMessage());
            }
        }
    }

    private static int inRange(String option, int number, int least, int most) {
        if (number < least || number > most) {
            throw UserMistake.usage(option + ": want " + least + " to " + most + ", found " + number);
        }
        return number;
    }

    private static Duration duration(String option, String text) {
        try {
            return Durations.parse(text);
        } catch (DateTimeParseException e) {
            throw UserMistake.usage(option + ": want a time such as 90s, 10m or 2h, found " + ForeignText.quoted(text));
        }
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
                (policy.wanted().fromNow() ? From.NOW : From.WINDOW).name().toLowerCase(Locale.ROOT));
        all.put("keep-ads", String.valueOf(policy.wanted().keepAds()));
        all.put("fsync", fsync.name().toLowerCase(Locale.ROOT));
        all.put("progress", progress.name().toLowerCase(Locale.ROOT));
        logFile.ifPresent(file -> all.put("log-file", file.toString()));
        if (!allowAddresses.isEmpty()) {
            all.put("allow-address", String.join(",", allowAddresses));
        }
        twitchGqlUrl.ifPresent(url -> all.put("twitch-gql-url", ShownUrl.masked(url.toString())));
        twitchUsherUrl.ifPresent(url -> all.put("twitch-usher-url", ShownUrl.masked(url.toString())));
        all.putAll(new TreeMap<>(PolicyFields.values(policy)));
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
