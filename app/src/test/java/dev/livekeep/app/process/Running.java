package dev.livekeep.app.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Livekeep as a process of its own, started by one of its launchers. Killed when closed, if it still lives. */
final class Running implements AutoCloseable {
    static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Pattern METRICS_PORT = Pattern.compile("metrics at port (\\d+)");

    /** The rights by which root reads and writes what it pleases. */
    private static final String WITHOUT_ROOT = "-dac_override,-dac_read_search";

    private final Process process;
    private final Path stdout;
    private final Path stderr;

    private Running(Process process, Path stdout, Path stderr) {
        this.process = process;
        this.stdout = stdout;
        this.stderr = stderr;
    }

    /** A recorder, by {@code livekeep-downloader}. */
    static Running start(Checkout checkout, Map<String, String> environment, String... arguments) throws IOException {
        return start(List.of(), checkout.downloader(), Path.of(""), environment, List.of(arguments));
    }

    /** Any command, by {@code livekeep}, in a folder. */
    static Running command(Checkout checkout, Path folder, List<String> arguments) throws IOException {
        return start(List.of(), checkout.launcher(), folder, Map.of(), arguments);
    }

    /** The same for a user to whom permissions apply, also where the tests are run by root. */
    static Running commandOfNobodySpecial(Checkout checkout, Path folder, List<String> arguments) throws IOException {
        List<String> plain = isRoot()
                ? List.of("setpriv", "--bounding-set=" + WITHOUT_ROOT, "--inh-caps=" + WITHOUT_ROOT)
                : List.of();
        return start(plain, checkout.launcher(), folder, Map.of(), arguments);
    }

    /** The same with more in its environment. */
    static Running command(Checkout checkout, Path folder, Map<String, String> environment, List<String> arguments)
            throws IOException {
        return start(List.of(), checkout.launcher(), folder, environment, arguments);
    }

    /**
     * A recorder in a name space of its own, in which a folder is a small file system; that goes with the recorder, however
     * it ends.
     */
    static Running startOnSmallDisk(Checkout checkout, Path disk, String size, String... arguments) throws IOException {
        return start(onSmallDisk(disk, size), checkout.downloader(), Path.of(""), Map.of(), List.of(arguments));
    }

    /** Whether {@link #startOnSmallDisk} can work: containers often refuse it. */
    static boolean maySmallDisk(Path disk) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(onSmallDisk(disk, "1m"));
        command.add("true");
        return new ProcessBuilder(command).inheritIO().start().waitFor() == 0;
    }

    private static List<String> onSmallDisk(Path disk, String size) {
        List<String> command = new ArrayList<>(List.of("unshare", "--mount"));
        if (!isRoot()) {
            command.add("--map-root-user");
        }
        String mount = "mount -t tmpfs -o size=\"$0\" tmpfs \"$1\" && shift && exec \"$@\"";
        command.addAll(List.of("sh", "-c", mount, size, disk.toString()));
        return command;
    }

    private static boolean isRoot() {
        return "root".equals(System.getProperty("user.name"));
    }

    /** A class of the tests that is a program, without the launchers. */
    static Running program(Checkout checkout, Class<?> main, List<String> options, List<String> arguments)
            throws IOException {
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        command.addAll(options);
        command.addAll(List.of("-cp", checkout.jar().toString(), main.getName()));
        command.addAll(arguments);
        return start(command, checkout.jar(), Path.of(""), Map.of());
    }

    private static Running start(
            List<String> before, Path launcher, Path folder, Map<String, String> environment, List<String> arguments)
            throws IOException {
        List<String> command = new ArrayList<>(before);
        command.add(launcher.toString());
        command.addAll(arguments);
        return start(command, launcher, folder, environment);
    }

    private static Running start(List<String> command, Path beside, Path folder, Map<String, String> environment)
            throws IOException {
        Path stdout = Files.createTempFile(beside.getParent(), "out", "");
        Path stderr = Files.createTempFile(beside.getParent(), "err", "");
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toAbsolutePath().toFile())
                .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                .redirectOutput(stdout.toFile())
                .redirectError(stderr.toFile());
        builder.environment().put("LIVEKEEP_JAVA_HOME", System.getProperty("java.home"));
        builder.environment().putAll(environment);
        return new Running(builder.start(), stdout, stderr);
    }

    long pid() {
        return process.pid();
    }

    /** Where others see a file that it sees. */
    Path outside(Path file) {
        return Path.of("/proc", String.valueOf(pid()), "root", file.toString());
    }

    boolean isAlive() {
        return process.isAlive();
    }

    String stderr() throws IOException {
        return Files.readString(stderr);
    }

    String stdout() throws IOException {
        return Files.readString(stdout);
    }

    /** Sends the process that was started signals, as an outsider would. */
    void signal(String... names) throws IOException, InterruptedException {
        String kills = Stream.of(names)
                .map(name -> "kill -" + name + " " + process.pid())
                .collect(Collectors.joining(" && "));
        assertThat(new ProcessBuilder("sh", "-c", kills).inheritIO().start().waitFor())
                .isZero();
    }

    /** Waits that long, or until it has ended. */
    boolean livesFor(Duration time) throws InterruptedException {
        return !process.waitFor(time.toMillis(), TimeUnit.MILLISECONDS);
    }

    int exitCode(Duration within) throws IOException, InterruptedException {
        assertThat(process.waitFor(within.toMillis(), TimeUnit.MILLISECONDS))
                .as("ended within %s; it said:%n%s", within, stderr())
                .isTrue();
        return process.exitValue();
    }

    int metricsPort() {
        return await().atMost(PATIENCE)
                .until(
                        () -> {
                            assertThat(isAlive())
                                    .as("alive, having said %s", stderr())
                                    .isTrue();
                            Matcher said = METRICS_PORT.matcher(stderr());
                            return said.find() ? Integer.parseInt(said.group(1)) : 0;
                        },
                        port -> port > 0);
    }

    /** What it answers on its metrics port. */
    HttpResponse<String> get(String path) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + metricsPort() + path))
                .build();
        return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
