package dev.livekeep.app.stores;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.livekeep.app.UserMistake;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A jar in a folder adds a scheme; nothing in the program knows of it. */
class PluginsTest {
    private static final String SERVICE = "META-INF/services/dev.livekeep.ports.ArchiveStoreProvider";
    private static final String SOURCE = """
            import dev.livekeep.ports.*;
            public final class Strange implements ArchiveStoreProvider {
                public String scheme() { return "strange"; }
                public ArchiveStore open(java.net.URI store, StoreContext context) { return null; }
                public ArchiveReader reader(java.net.URI store) {
                    throw new UnusableStoreException("strange looked for " + store);
                }
            }
            """;

    @TempDir
    Path folder;

    private void jar(Map<String, byte[]> entries) throws IOException {
        try (OutputStream file = Files.newOutputStream(folder.resolve("strange.jar"));
                JarOutputStream jar = new JarOutputStream(file)) {
            for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
                jar.putNextEntry(new JarEntry(entry.getKey()));
                jar.write(entry.getValue());
            }
        }
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private UserMistake mistake() {
        return catchThrowableOfType(
                UserMistake.class,
                () -> StoreProviders.with(Plugins.in(Optional.of(folder))).reader(URI.create("strange:thing")));
    }

    @Test
    void aJarAddsAScheme() throws IOException {
        Path source = Files.writeString(folder.resolve("Strange.java"), SOURCE);
        int compiled = ToolProvider.getSystemJavaCompiler()
                .run(null, null, null, "-cp", System.getProperty("java.class.path"), source.toString());
        assertThat(compiled).isZero();
        jar(Map.of("Strange.class", Files.readAllBytes(folder.resolve("Strange.class")), SERVICE, text("Strange\n")));

        assertThat(mistake()).hasMessage("strange looked for strange:thing");
    }

    @Test
    void aJarThatCannotBeUsedIsToldInOneLine() throws IOException {
        jar(Map.of(SERVICE, text("no.such.Provider\n")));

        assertThat(mistake())
                .hasMessageContaining("cannot use what is in " + folder)
                .hasMessageContaining("no.such.Provider")
                .hasMessageNotContaining("\n");
    }

    @Test
    void aFolderThatIsNotThereIsTold() {
        UserMistake mistake =
                catchThrowableOfType(UserMistake.class, () -> Plugins.in(Optional.of(folder.resolve("nowhere"))));

        assertThat(mistake).hasMessageContaining("check --plugins");
    }
}
