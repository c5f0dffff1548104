package dev.livekeep.app.options;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * Where an option's value comes from when the command line does not give it.
 *
 * @param file the configuration file, by its keys; empty if there is none
 */
record OtherSources(Map<String, String> environment, Map<String, String> file) {
    /** These name one thing, so they are looked up together. */
    private static final Set<String> PLACES = Set.of(StorePlaces.BASE_DIR, StorePlaces.STORE);

    /** The environment, and the configuration file that it or the command line names. */
    static OtherSources of(List<String> arguments, Map<String, String> environment, Set<String> keys) {
        Map<String, String> file = configPath(arguments, environment)
                .map(path -> ConfigFile.read(path, keys).values())
                .orElse(Map.of());
        return new OtherSources(environment, file);
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

    /** The environment's value of an option, else the file's; none for where the archive is. */
    @Nullable
    String valueOf(ArgSpec spec) {
        if (!(spec instanceof OptionSpec option) || PLACES.contains(option.longestName())) {
            return null;
        }
        return Stream.concat(
                        Stream.of(option.names()).flatMap(this::inEnvironment),
                        Stream.of(option.names()).flatMap(this::inFile))
                .findFirst()
                .orElse(null);
    }

    /** The environment's value of a key that is no option, else the file's. */
    Optional<String> ofKey(String key) {
        return Stream.concat(inEnvironment("--" + key), inFile("--" + key)).findFirst();
    }

    Stream<String> inEnvironment(String option) {
        String variable = "LIVEKEEP_"
                + option.replaceFirst("^--", "").toUpperCase(Locale.ROOT).replaceAll("[-.]", "_");
        return option.startsWith("--") ? Stream.ofNullable(environment.get(variable)) : Stream.empty();
    }

    Stream<String> inFile(String option) {
        return option.startsWith("--") ? Stream.ofNullable(file.get(option.substring(2))) : Stream.empty();
    }
}
