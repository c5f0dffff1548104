package dev.livekeep.origin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.livekeep.origin.fault.Fault;
import dev.livekeep.origin.fault.FaultScript;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The page on the origin and the code know the same faults. */
class DocumentedFaultsTest {
    private static List<String> names() {
        return Arrays.stream(Fault.class.getPermittedSubclasses())
                .flatMap(group -> Arrays.stream(group.getPermittedSubclasses()))
                .map(type -> type.getSimpleName()
                        .replaceAll("(?<=[a-z])(?=[A-Z])", "-")
                        .toLowerCase(Locale.ROOT))
                .map(name -> name.equals("shortened") ? "short" : name)
                .toList();
    }

    private static String needed(String name) {
        return switch (name) {
            case "hide" -> "hide 720p60";
            case "refuse" -> "refuse region";
            default -> name;
        };
    }

    @Test
    void eachFaultIsInTheTable() throws IOException {
        String page = Files.readString(Path.of("..", "docs", "origin.md"));

        assertThat(names())
                .hasSize(32)
                .allMatch(name -> Pattern.compile("(?m)^\\|[^|]*`" + name + "`")
                        .matcher(page)
                        .find());
    }

    @Test
    void eachFaultCanBeWrittenInAScriptAndKeepsItsName() {
        for (String name : names()) {
            Fault fault =
                    FaultScript.parse("always : " + needed(name)).rules().get(0).fault();

            assertThat(fault.name()).isEqualTo(name);
        }
    }
}
