package dev.livekeep.domain.capture;

import dev.livekeep.domain.ads.AdRules;
import dev.livekeep.domain.archive.Quality;
import dev.livekeep.domain.source.SourceType;
import java.time.Duration;
import java.util.Optional;

/**
 * Every constant of the lifecycle in one place. The defaults are contract §9's column "today" and design §3–§4.
 *
 * @param refresh looking for the stream
 * @param polling media playlists
 * @param getting segments
 * @param bounds what is bounded
 * @param sessions how several sessions of one stream go together
 * @param wanted what the user asked for beyond the usual
 * @param jitterPercent by how much waits are spread to either side, less than 100
 * @param ads what advertisements are known by
 */
public record CapturePolicy(
        Refresh refresh,
        Polling polling,
        Getting getting,
        Bounds bounds,
        Sessions sessions,
        Wanted wanted,
        int jitterPercent,
        AdRules ads) {

    private static final int JITTER_PERCENT = 10;

    public CapturePolicy {
        if (jitterPercent < 0 || jitterPercent >= 100) {
            throw new IllegalArgumentException("want a jitter of 0 to 99 percent, found " + jitterPercent);
        }
    }

    /** Constants of one's own, and nothing beyond the usual. */
    public CapturePolicy(Refresh refresh, Polling polling, Getting getting, Bounds bounds) {
        this(
                refresh,
                polling,
                getting,
                bounds,
                Sessions.defaults(),
                Wanted.defaults(),
                JITTER_PERCENT,
                AdRules.defaults());
    }

    /** The values used unless somebody asks for others. */
    public static CapturePolicy defaults() {
        return new CapturePolicy(Refresh.defaults(), Polling.defaults(), Getting.defaults(), Bounds.defaults());
    }

    /** The same, but for what is wanted. */
    public CapturePolicy wanting(Wanted other) {
        return new CapturePolicy(refresh, polling, getting, bounds, sessions, other, jitterPercent, ads);
    }

    /** The same, with the bounds of a channel from there. */
    CapturePolicy of(SourceType source) {
        return source instanceof SourceType.Youtube
                ? new CapturePolicy(refresh, polling, getting, bounds.ofYoutube(), sessions, wanted, jitterPercent, ads)
                : this;
    }

    private static Duration seconds(long seconds) {
        return Duration.ofSeconds(seconds);
    }

    /**
     * Looking for the stream.
     *
     * @param important least time between two looks for an important channel
     * @param others the same for the others
     * @param lost the same for a channel that was recording and has no URL that works, and for one whose looks fail before
     *     it records at all
     * @param lostFor how long after the loss {@code lost} applies
     * @param overAfter a stream that was recorded is over for good once it has been called offline for this long while its
     *     lists stood still
     * @param timeouts of one look
     * @param twitchAge age of a media URL at which another worker is started, Twitch
     * @param youtubeAge the same, YouTube
     * @param urlAge the same, others
     * @param standInFor how long what is wanted most is looked for as often as a stream, while something else is recorded
     * @param standInLook least time between two such looks after that
     * @param afterABug wait before a channel whose recording a bug ended is recorded anew
     * @param standbyLook least time between a look that opened a session and one for a standby, that of another quality
     *     perhaps
     */
    public record Refresh(
            Duration important,
            Duration others,
            Duration lost,
            Duration lostFor,
            Duration overAfter,
            Timeouts timeouts,
            Duration twitchAge,
            Duration youtubeAge,
            Duration urlAge,
            Duration standInFor,
            Duration standInLook,
            Duration afterABug,
            Duration standbyLook) {

        static Refresh defaults() {
            return new Refresh(
                    seconds(5),
                    seconds(20),
                    seconds(5),
                    Duration.ofMinutes(15),
                    seconds(60),
                    new Timeouts(seconds(5), seconds(30)),
                    Duration.ofHours(20),
                    Duration.ofHours(5),
                    Duration.ofDays(30),
                    Duration.ofMinutes(15),
                    Duration.ofMinutes(5),
                    seconds(5),
                    seconds(2));
        }
    }

    /**
     * Polling media playlists.
     *
     * @param timeouts of one poll
     * @param retry wait after a failed poll
     * @param interval longest wait after a good poll; a playlist with a shorter target duration is polled sooner
     * @param least shortest wait after a good poll
     * @param stalledTargets a playlist that stands still for this many target durations is stalled
     * @param nothingStored a quality that lists but stores nothing for this long is stalled
     * @param suspiciousSkew a date further off than this makes a Twitch worker's clock distrusted
     * @param history how many earlier playlists are remembered for {@code --playlist-debug}; 0 for none
     */
    public record Polling(
            Timeouts timeouts,
            Duration retry,
            Duration interval,
            Duration least,
            int stalledTargets,
            Duration nothingStored,
            Duration suspiciousSkew,
            int history) {

        static Polling defaults() {
            return new Polling(
                    new Timeouts(seconds(5), seconds(90)),
                    seconds(1),
                    seconds(2),
                    Duration.ofMillis(100),
                    3,
                    seconds(30),
                    Duration.ofMillis(10),
                    0);
        }
    }

    /**
     * Getting segments.
     *
     * @param headers patience until the headers are there
     * @param whole patience until the body is there
     * @param retry wait before the next attempt
     * @param longestRetry what the wait grows to when attempts keep failing
     * @param refusedRetry wait before a source that answered 403 or 404 is asked again; doubles each time
     * @param refusedGrace how long after leaving the playlist a refused segment is still asked for
     * @param slow network time from which a whole body is only suspect
     * @param publishLesserAfter how long a suspect or partial copy waits for a better one
     * @param stuckAfter an attempt without a byte for this long loses its place when others wait
     * @param giveUpAfter a slot's whole time
     * @param twinWithin equal bytes from two sessions within this distance are one segment
     * @param noHedging how long after a pause no second attempt is started
     * @param lastAnswers how long after a stop the store may still say what became of a copy in its care
     * @param restWithoutSpace rest between two downloads that try whether the store has space again
     */
    public record Getting(
            Timeouts headers,
            Timeouts whole,
            Duration retry,
            Duration longestRetry,
            Duration refusedRetry,
            Duration refusedGrace,
            Duration slow,
            Duration publishLesserAfter,
            Duration stuckAfter,
            Duration giveUpAfter,
            Duration twinWithin,
            Duration noHedging,
            Duration lastAnswers,
            Duration restWithoutSpace) {

        static Getting defaults() {
            return new Getting(
                    new Timeouts(seconds(5), seconds(60)),
                    new Timeouts(seconds(15), seconds(240)),
                    seconds(2),
                    seconds(20),
                    seconds(1),
                    seconds(10),
                    seconds(59),
                    seconds(30),
                    seconds(10),
                    Duration.ofMinutes(20),
                    seconds(5),
                    seconds(10),
                    seconds(2),
                    seconds(2));
        }
    }

    /**
     * What is bounded.
     *
     * @param downloads downloads of one channel at a time
     * @param youtubeDownloads the same, YouTube, where it is the less
     * @param openSlots open slots of one quality; the oldest is given up beyond
     * @param workers workers of one quality at a time
     * @param lookUp how long a slot waits for the archive to say whether it is there
     * @param backlogAfter segments that were listed this far behind the live edge are fetched with half the downloads
     * @param remembered how long hashes are remembered; slots that are closed and listed no more for a third of it, since
     *     each weighs ten times as much
     */
    public record Bounds(
            int downloads,
            int youtubeDownloads,
            int openSlots,
            int workers,
            Duration lookUp,
            Duration backlogAfter,
            Duration remembered) {

        static Bounds defaults() {
            return new Bounds(16, 4, 1000, 3, seconds(5), Duration.ofMinutes(5), Duration.ofMinutes(15));
        }

        private Bounds ofYoutube() {
            int fewer = Math.min(downloads, youtubeDownloads);
            return new Bounds(fewer, youtubeDownloads, openSlots, workers, lookUp, backlogAfter, remembered);
        }
    }

    /**
     * How several sessions of one stream go together (design §4 Dates).
     *
     * @param grace how long a segment waits for the first session to list it before it is fetched from another
     * @param patience how long a session's segments wait for its clock to be known
     * @param furthest the clocks of two sessions are not further apart
     * @param longestSegment none that another is compared with is longer
     * @param proofEvery how often the clock of a session beside the first is compared again
     * @param standbyAfter how long after the first session a standby is opened, so that they do not end together
     * @param shortestLife for how long URLs are taken to live until longer lives were seen
     * @param usualLead how long a session is taken to need until it is recorded from, until that was seen
     * @param leadForgets a longer way to content than the last is forgotten in so many steps, at least 1: how long the ads
     *     and segments last is chance
     * @param leastMargin the next session is ready at least this long before the newest URL is expected to die
     * @param sharedLook a URL that comes up to this long before a standby is due is taken for it: the qualities of a
     *     channel share its looks
     */
    public record Sessions(
            Duration grace,
            Duration patience,
            Duration furthest,
            Duration longestSegment,
            Duration proofEvery,
            Duration standbyAfter,
            Duration shortestLife,
            Duration usualLead,
            int leadForgets,
            Duration leastMargin,
            Duration sharedLook) {

        public Sessions {
            if (leadForgets < 1) {
                throw new IllegalArgumentException("want a lead forgotten in 1 step or more, found " + leadForgets);
            }
        }

        static Sessions defaults() {
            return new Sessions(
                    seconds(5),
                    seconds(10),
                    seconds(2),
                    Duration.ofMinutes(1),
                    Duration.ofMinutes(10),
                    seconds(10),
                    seconds(30),
                    seconds(15),
                    4,
                    seconds(6),
                    Duration.ofMillis(2500));
        }
    }

    /**
     * What the user asked for beyond the usual.
     *
     * @param exitAtEnd a channel ends by itself once its stream is over for good
     * @param fromNow what is listed behind the live edge when recording begins is left alone
     * @param keepAds ads are stored too, in a folder of their own
     * @param standby channels that are not important have a standby too
     */
    public record Wanted(boolean exitAtEnd, boolean fromNow, boolean keepAds, boolean standby) {

        static Wanted defaults() {
            return new Wanted(false, false, false, false);
        }

        /** Where the ads of a quality go; never where its content does. */
        public Optional<Quality> adFolder(Quality quality) {
            return keepAds ? Optional.of(new Quality(quality.name() + "-ads")) : Optional.empty();
        }
    }
}
