package dev.livekeep.app.options;

import dev.livekeep.app.UserMistake;
import dev.livekeep.domain.text.ForeignText;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.CharacterCodingException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/**
 * A configuration file (YAML 1.2): one mapping from an option's name, {@code policy.FIELD}, {@code twitch.FIELD} or
 * {@code youtube.FIELD} to its value. Where an option takes a comma list, a list of values will do.
 */
final class ConfigFile {
    /** Where a list of values will do, and what parts them in one value. */
    private static final Map<String, String> LISTS =
            Map.of("qualities", ",", "allow-address", ",", ServiceOptions.HEADERS, "\n");

    private final Path file;
    private final Map<String, String> values = new LinkedHashMap<>();

    private ConfigFile(Path file) {
        this.file = file;
    }

    /**
     * Reads a file.
     *
     * @param known every key there may be
     * @throws UserMistake in one line with line and column: exit 2 for what stands in it, 1 when it cannot be read
     */
    static ConfigFile read(Path file, Set<String> known) {
        ConfigFile config = new ConfigFile(file);
        config.load(config.text(), known);
        return config;
    }

    Map<String, String> values() {
        return values;
    }

    private String text() {
        try {
            return Files.readString(file);
        } catch (NoSuchFileException e) {
            throw UserMistake.environment("no configuration file " + file + ": check --config");
        } catch (CharacterCodingException e) {
            throw UserMistake.usage(file + ": want text in UTF-8, found other bytes");
        } catch (IOException e) {
            String why = e instanceof FileSystemException on && on.getReason() != null
                    ? on.getReason()
                    : e.getClass().getSimpleName();
            throw UserMistake.environment(
                    "cannot read the configuration file " + file + ": " + why + "; check --config");
        }
    }

    private void load(String text, Set<String> known) {
        Optional<Node> root;
        try {
            LoadSettings settings =
                    LoadSettings.builder().setLabel(file.toString()).build();
            root = new Compose(settings).composeReader(new StringReader(text));
        } catch (MarkedYamlEngineException e) {
            throw wrong(e.getProblemMark(), String.valueOf(e.getProblem()));
        } catch (YamlEngineException e) {
            throw UserMistake.usage(file + ": " + e.getMessage());
        }
        root.ifPresent(node -> mapping(node, "", known));
    }

    private void mapping(Node node, String prefix, Set<String> known) {
        if (!(node instanceof MappingNode mapping)) {
            throw wrong(node.getStartMark(), "want a mapping from option names to values");
        }
        for (NodeTuple tuple : mapping.getValue()) {
            Node place = tuple.getKeyNode();
            String key = prefix + scalar(place);
            if (known.contains(key)) {
                if (values.putIfAbsent(key, value(key, tuple.getValueNode())) != null) {
                    throw wrong(place.getStartMark(), ForeignText.quoted(key) + " stands here a second time");
                }
            } else if (known.stream().anyMatch(other -> other.startsWith(key + "."))) {
                mapping(tuple.getValueNode(), key + ".", known);
            } else {
                throw wrong(place.getStartMark(), "unknown key " + ForeignText.quoted(key));
            }
        }
    }

    private String value(String key, Node node) {
        return node instanceof SequenceNode sequence && LISTS.containsKey(key)
                ? sequence.getValue().stream().map(this::scalar).collect(Collectors.joining(LISTS.get(key)))
                : scalar(node);
    }

    private String scalar(Node node) {
        if (node instanceof ScalarNode scalar) {
            return scalar.getValue();
        }
        throw wrong(node.getStartMark(), "want one plain value");
    }

    private UserMistake wrong(Optional<Mark> mark, String what) {
        String place = mark.map(at -> ":" + (at.getLine() + 1) + ":" + (at.getColumn() + 1))
                .orElse("");
        return UserMistake.usage(file + place + ": " + what);
    }
}
