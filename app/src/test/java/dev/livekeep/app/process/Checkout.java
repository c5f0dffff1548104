package dev.livekeep.app.process;

import dev.livekeep.app.Main;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A folder that looks like a built checkout: the real launchers, and a {@code livekeep.jar} whose class path is the one of
 * this test, since tests run before there is another.
 */
final class Checkout {
    private static final Path SOURCES = Path.of("..").toAbsolutePath().normalize();

    private final Path root;

    private Checkout(Path root) {
        this.root = root;
    }

    static Checkout in(Path folder) throws IOException {
        return in(folder, folder);
    }

    /** The same with one more folder of classes and resources. */
    static Checkout in(Path folder, Path more) throws IOException {
        Path root = Files.createDirectories(folder.resolve("checkout"));
        for (String script : new String[] {"livekeep", "livekeep-downloader"}) {
            Files.copy(SOURCES.resolve(script), root.resolve(script), StandardCopyOption.COPY_ATTRIBUTES);
        }
        Path packaging = Files.createDirectories(root.resolve("packaging"));
        for (String part : new String[] {"find-java", "java-options"}) {
            Files.copy(
                    SOURCES.resolve("packaging").resolve(part),
                    packaging.resolve(part),
                    StandardCopyOption.COPY_ATTRIBUTES);
        }
        Checkout checkout = new Checkout(root);
        Files.createDirectories(root.resolve("app/target"));
        jar(checkout.jar(), more);
        return checkout;
    }

    private static void jar(Path file, Path more) throws IOException {
        Manifest manifest = new Manifest();
        Attributes main = manifest.getMainAttributes();
        main.put(Attributes.Name.MANIFEST_VERSION, "1.0");
        main.put(Attributes.Name.MAIN_CLASS, Main.class.getName());
        main.put(
                Attributes.Name.CLASS_PATH,
                Stream.concat(
                                Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                                        .map(Path::of),
                                Stream.of(more))
                        .map(entry -> entry.toUri().toString())
                        .collect(Collectors.joining(" ")));
        new JarOutputStream(Files.newOutputStream(file), manifest).close();
    }

    /** The program, and all that the test can see. */
    Path jar() {
        return root.resolve("app/target/livekeep.jar");
    }

    Path launcher() {
        return root.resolve("livekeep");
    }

    Path downloader() {
        return root.resolve("livekeep-downloader");
    }
}
