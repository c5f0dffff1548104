package dev.livekeep.twitch;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.livekeep.domain.source.ClientRole;
import dev.livekeep.domain.source.StreamAnswer;
import dev.livekeep.twitch.http.Cancellation;
import dev.livekeep.twitch.http.Owner;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Finds a stream by what yt-dlp makes of a page (contract §10 P3). */
final class YoutubeFinder implements StreamFinder<URI> {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final OutsideProgram program;
    private final UrlFinder url;

    YoutubeFinder(OutsideProgram program, UrlFinder url) {
        this.program = program;
        this.url = url;
    }

    @Override
    public StreamAnswer find(URI page, Owner owner, ClientRole client, Cancellation stop) throws IOException {
        OutsideProgram.Result result =
                program.run(List.of("--dump-json", "--output", "infojson:-", "--", page.toString()), stop);
        if (result.status() != 0) {
            return failed(result);
        }
        return url.find(playlist(result.output()), owner, client, stop);
    }

    private static StreamAnswer failed(OutsideProgram.Result result) {
        String last = lastError(result.complaint());
        String complaint = last.toLowerCase(Locale.ROOT);
        String words = "yt-dlp ended with status " + result.status() + ": " + Shown.line(last);
        boolean notYet = Stream.of(
                        "live event will begin", "premieres in", "not currently live", "live event has ended")
                .anyMatch(complaint::contains);
        return notYet ? new StreamAnswer.Offline(words) : new StreamAnswer.Failed(words);
    }

    /** The last line that calls itself an error, or else the last that says anything. */
    private static String lastError(String complaint) {
        List<String> lines = complaint.lines().filter(line -> !line.isBlank()).toList();
        return lines.stream()
                .filter(line -> line.startsWith("ERROR"))
                .reduce((earlier, later) -> later)
                .orElse(lines.isEmpty() ? "" : lines.getLast());
    }

    private static URI playlist(String output) throws IOException {
        try {
            JsonNode url = JSON.readTree(output).path("url");
            if (url.isTextual()) {
                return new URI(url.asText());
            }
        } catch (JsonProcessingException | URISyntaxException e) {
            throw new IOException("wanted JSON with an address from yt-dlp, found " + Shown.words(output), e);
        }
        throw new IOException("wanted JSON with an address from yt-dlp, found none");
    }
}
