package dev.livekeep.benchmarks;

import dev.livekeep.domain.playlist.Playlist;
import dev.livekeep.domain.playlist.PlaylistReader;
import dev.livekeep.domain.playlist.UnreadablePlaylistException;
import io.lindstrom.m3u8.parser.MediaPlaylistParser;
import io.lindstrom.m3u8.parser.ParsingMode;
import io.lindstrom.m3u8.parser.PlaylistParserException;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Reading one live playlist from its text: ours beside {@code io.lindstrom:m3u8-parser} on the same input. 18 segments
 * make 11 KB, a usual live window; 3 400 make 2 MB, a window of almost two hours.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
public class PlaylistReading {
    /** How many segments the playlist lists. */
    @Param({"18", "3400"})
    public int segments;

    private final PlaylistReader ours = new PlaylistReader();
    private final MediaPlaylistParser lindstrom = new MediaPlaylistParser(ParsingMode.LENIENT);
    private String text = "";

    /** Writes the playlist. */
    @Setup
    public void write() {
        text = LivePlaylists.of(segments);
    }

    /** Reads it with ours. */
    @Benchmark
    public Playlist livekeep() throws UnreadablePlaylistException {
        return ours.read(text, LivePlaylists.BASE);
    }

    /** Reads it with the other. */
    @Benchmark
    public Object lindstrom() throws PlaylistParserException {
        return lindstrom.readPlaylist(text);
    }
}
