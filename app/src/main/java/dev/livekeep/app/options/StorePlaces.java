package dev.livekeep.app.options;

import dev.livekeep.app.UserMistake;
import dev.livekeep.domain.text.ForeignText;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Where recordings are to be kept. */
final class StorePlaces {

    static final String BASE_DIR = "--base-dir";
    static final String STORE = "--store";

    private StorePlaces() {}

    /** The last folder and all stores, of the first of command line, environment and file that names any. */
    static List<URI> of(RecordArguments record, OtherSources others) {
        List<URI> places = places(record.baseDirs, record.stores.stream().map(StorePlaces::checked));
        if (places.isEmpty()) {
            places = places(
                    others.inEnvironment(BASE_DIR).map(Path::of).toList(),
                    others.inEnvironment(STORE).flatMap(StorePlaces::several));
        }
        if (places.isEmpty()) {
            places = places(
                    others.inFile(BASE_DIR).map(Path::of).toList(),
                    others.inFile(STORE).flatMap(StorePlaces::several));
        }
        return places.isEmpty() ? List.of(ofFolder(Path.of(""))) : places;
    }

    /** Where a store may keep what it has not stored yet, unless the user says otherwise. */
    static Path usualSpool(Map<String, String> environment) {
        String state = environment.getOrDefault("XDG_STATE_HOME", "");
        Path home = Path.of(environment.getOrDefault("HOME", ""));
        Path base = state.startsWith("/") ? Path.of(state) : home.resolve(".local/state");
        return base.resolve("livekeep/spool");
    }

    /** A store as it may be shown and, if nothing had to be hidden, be given again. */
    static String shown(URI store) {
        Set<String> plain = Set.of("file", "s3");
        return plain.contains(store.getScheme()) ? store.toString() : ShownUrl.masked(store.toString());
    }

    private static List<URI> places(List<Path> folders, Stream<URI> stores) {
        Stream<URI> folder = folders.isEmpty() ? Stream.empty() : Stream.of(ofFolder(folders.get(folders.size() - 1)));
        List<URI> all = Stream.concat(folder, stores).toList();
        Set<URI> seen = new HashSet<>();
        all.stream().filter(store -> !seen.add(store)).findFirst().ifPresent(twice -> {
            throw UserMistake.usage("--store: want each store once, found " + ShownUrl.of(twice.toString()) + " twice");
        });
        return all;
    }

    private static URI ofFolder(Path folder) {
        return folder.toAbsolutePath().normalize().toUri();
    }

    private static Stream<URI> several(String text) {
        return Stream.of(text.trim().split("\\s+")).map(StorePlaces::read).map(StorePlaces::checked);
    }

    private static URI read(String text) {
        try {
            return new URI(text);
        } catch (URISyntaxException e) {
            throw UserMistake.usage("--store: want a URI such as file:///…, found " + ForeignText.quoted(text));
        }
    }

    private static URI checked(URI store) {
        Optional<String> scheme = Optional.ofNullable(store.getScheme());
        if (scheme.isEmpty()) {
            throw UserMistake.usage("--store: want a URI such as file:///…, found " + ShownUrl.of(store.toString()));
        }
        if (!scheme.get().equals("file")) {
            return store;
        }
        try {
            return ofFolder(Path.of(store));
        } catch (IllegalArgumentException | FileSystemNotFoundException e) {
            throw UserMistake.usage("--store: want file:///…, found " + ShownUrl.of(store.toString()));
        }
    }
}
