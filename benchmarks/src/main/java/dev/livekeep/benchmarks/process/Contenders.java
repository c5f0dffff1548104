package dev.livekeep.benchmarks.process;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Whom the options ask for: ours ({@code --ours=off} leaves it out; {@code --ours.NAME=KEY=VALUE,...} adds ours once more,
 * with variables), the bare loop ({@code --bare=off}), and with {@code --vs} or {@code --vs.NAME} others: a command, or
 * one of the words {@code ffmpeg}, {@code streamlink}, {@code curl}. Where {@code WUBLOADER_HOME} names a clone, {@code
 * --vs=wubloader} runs its downloader with {@code WUBLOADER_PYTHON}.
 */
final class Contenders {
    private static final Map<String, String> KNOWN = Map.of(
            "ffmpeg", "ffmpeg -nostdin -v error -i {url} -c copy -f mpegts {dir}/{name}.ts",
            "streamlink", "streamlink -l none -f -o {dir}/{name}.ts hls://{url} best",
            "curl", "benchmarks/curl-recorder {url} {dir}/{name}",
            "wubloader",
                    "{python} -m downloader {channels} --base-dir={dir} --metrics-port=0 --backdoor-port=0 --qualities=source");

    private final Options options;
    private final List<Contender> found = new ArrayList<>();

    private Contenders(Options options) {
        this.options = options;
    }

    static List<Contender> of(Options options) {
        return new Contenders(options).all();
    }

    private List<Contender> all() {
        String fsync = options.text("fsync", "each");
        if (!options.text("ours", "on").equals("off")) {
            found.add(ours("livekeep", fsync));
        }
        options.family("ours").forEach((name, variables) -> {
            if (!name.isEmpty()) {
                found.add(ours(name, fsync).with(variables(variables)));
            }
        });
        if (!options.text("bare", "on").equals("off")) {
            found.add(new Contender(
                    "bare loop", Contender.java("-Xmx256m", BareLoop.class, "{dir}", fsync, "{urls}"), Map.of()));
        }
        options.family("vs").forEach((name, command) -> found.add(other(name, command)));
        return found.stream()
                .map(contender -> contender.after(Contender.pinned(options, "pin")))
                .toList();
    }

    static Contender ours(String name, String fsync) {
        return Contender.of(
                name, "./livekeep record {channels} --base-dir={dir} --metrics-port=0 --progress=off --fsync=" + fsync);
    }

    private static Map<String, String> variables(String text) {
        Map<String, String> variables = new HashMap<>();
        for (String pair : text.split(";", -1)) {
            String[] parts = pair.split("=", 2);
            variables.put(parts[0], parts[1]);
        }
        return variables;
    }

    private static Contender other(String name, String command) {
        Contender contender = Contender.of(name, KNOWN.getOrDefault(command, command));
        return command.equals("wubloader") ? wubloader(contender) : contender;
    }

    private static Contender wubloader(Contender contender) {
        Path home = Optional.ofNullable(System.getenv("WUBLOADER_HOME"))
                .map(Path::of)
                .orElseThrow(() -> new IllegalArgumentException(
                        "--vs=wubloader: want a clone of wubloader, found no WUBLOADER_HOME: set it"));
        String python = Optional.ofNullable(System.getenv("WUBLOADER_PYTHON")).orElse("python3");
        List<String> command = contender.command().stream()
                .map(word -> word.replace("{python}", python))
                .toList();
        String path = home.resolve("downloader") + ":" + home.resolve("common");
        return new Contender(contender.name(), command, Map.of("PYTHONPATH", path));
    }
}
