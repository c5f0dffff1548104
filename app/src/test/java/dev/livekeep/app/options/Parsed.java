package dev.livekeep.app.options;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.livekeep.app.UserMistake;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Ways to ask for {@link RecordOptions} in tests. */
final class Parsed {
    private Parsed() {}

    static RecordOptions line(String... arguments) {
        return RecordOptions.parse(List.of(arguments), Map.of());
    }

    static RecordOptions environment(Map<String, String> environment, String... arguments) {
        return RecordOptions.parse(List.of(arguments), environment);
    }

    static UserMistake mistake(String... arguments) {
        return catchThrowableOfType(UserMistake.class, () -> line(arguments));
    }

    static Path file(Path folder, String yaml) throws IOException {
        return Files.writeString(folder.resolve("livekeep.yaml"), yaml);
    }
}
