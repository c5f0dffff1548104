package dev.livekeep.app.stores;

import dev.livekeep.app.UserMistake;
import dev.livekeep.domain.text.ForeignText;
import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Jars of others that the program loads besides its own, because {@code java -jar} takes no class path.
 *
 * @param loader sees the program's classes and theirs
 * @param inWords the folder, for people
 */
public record Plugins(ClassLoader loader, String inWords) {

    private static final String USUAL = "plugins";

    /**
     * The jars in {@code folder}, or those in {@code plugins/} beside the program's own jar.
     *
     * @throws UserMistake when the folder was asked for and cannot be read
     */
    public static Plugins in(Optional<Path> folder) {
        Optional<Path> chosen = folder.or(() -> besideOurJar().filter(Files::isDirectory));
        ClassLoader ours = Plugins.class.getClassLoader();
        if (chosen.isEmpty()) {
            return new Plugins(ours, besideOurJar().map(Path::toString).orElse("a folder and name it by --plugins"));
        }
        List<URL> jars = new ArrayList<>();
        try (Stream<Path> entries = Files.list(chosen.get())) {
            for (Path jar : entries.filter(entry -> entry.toString().endsWith(".jar"))
                    .sorted()
                    .toList()) {
                jars.add(jar.toUri().toURL());
            }
        } catch (IOException e) {
            throw UserMistake.environment("cannot read the folder of plugins "
                    + ForeignText.quoted(chosen.get().toString()) + ": check --plugins");
        }
        return new Plugins(
                new URLClassLoader(jars.toArray(URL[]::new), ours), chosen.get().toString());
    }

    private static Optional<Path> besideOurJar() {
        CodeSource source = Plugins.class.getProtectionDomain().getCodeSource();
        try {
            return Optional.ofNullable(source)
                    .map(CodeSource::getLocation)
                    .filter(location -> location.getPath().endsWith(".jar"))
                    .map(Plugins::path)
                    .map(jar -> jar.resolveSibling(USUAL));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static Path path(URL location) {
        try {
            return Path.of(location.toURI());
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
