package dev.livekeep.twitch.segment;

import dev.livekeep.domain.playlist.ByteRange;
import dev.livekeep.domain.source.Resume;
import dev.livekeep.twitch.http.HttpAnswer;
import dev.livekeep.twitch.http.HttpAsk;
import java.io.IOException;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Which bytes of the resource are asked for, and whether the answer is that.
 *
 * @param range the part of the resource that is the segment; all of it when empty
 * @param resume where to go on
 */
record RangePlan(Optional<ByteRange> range, Optional<Resume> resume) {

    /** A plan; a cut body that nothing vouches for is not gone on with. */
    static RangePlan of(Optional<ByteRange> range, Optional<Resume> resume) {
        return new RangePlan(
                range,
                resume.filter(cut -> cut.overlap().hasRemaining()
                        && (cut.strongEtag().isPresent() || cut.total().isPresent())));
    }

    /** What an answer means for us. */
    sealed interface Fit {

        /**
         * The body is the segment from its beginning.
         *
         * @param status 206 when it is a part of a resource, whoever cut it out
         * @param skip bytes of the body before it
         * @param length of the segment, if known
         */
        record FromStart(int status, long skip, OptionalLong length) implements Fit {}

        /**
         * The body begins with the overlap and goes on from there.
         *
         * @param left bytes of the body, the overlap included
         * @param total length of the whole segment, if known
         */
        record GoesOn(Resume cut, long left, OptionalLong total) implements Fit {}
    }

    /** The request with the headers that ask for these bytes. */
    HttpAsk askFor(HttpAsk plain) {
        if (resume.isPresent()) {
            Resume cut = resume.get();
            String last = range.map(part -> Long.toString(part.end() - 1)).orElse("");
            HttpAsk ask = plain.with("Range", "bytes=" + firstAgain(cut) + "-" + last);
            return cut.strongEtag().isPresent()
                    ? ask.with("If-Range", cut.strongEtag().get())
                    : ask;
        }
        return range.map(part -> plain.with("Range", part.rangeHeader())).orElse(plain);
    }

    /** Offset in the resource of the first byte asked for again. */
    private long firstAgain(Resume cut) {
        return range.map(ByteRange::offset).orElse(0L)
                + cut.offset()
                - cut.overlap().remaining();
    }

    /**
     * Looks at the headers of an answer with status 200 or 206.
     *
     * @throws IOException if it is not what was asked for
     */
    Fit fit(HttpAnswer answer) throws IOException {
        if (answer.status() == 200) {
            return range.<Fit>map(part -> new Fit.FromStart(206, part.offset(), OptionalLong.of(part.length())))
                    .orElseGet(() -> new Fit.FromStart(200, 0, answer.contentLength()));
        }
        if (range.isEmpty() && resume.isEmpty()) {
            throw new IOException("status 206, but no part was asked for");
        }
        if (!answer.contentCoding().isEmpty()) {
            throw new IOException("a part of a coded answer cannot be decoded");
        }
        ContentRange came = ContentRange.parse(answer.header("Content-Range").orElse(""))
                .orElseThrow(() -> new IOException("status 206 without a readable Content-Range"));
        checkLength(answer, came);
        return resume.isPresent() ? goesOn(resume.get(), came, answer) : part(came);
    }

    private static void checkLength(HttpAnswer answer, ContentRange came) throws IOException {
        OptionalLong length = answer.contentLength();
        if (length.isPresent() && length.getAsLong() != came.last() - came.first() + 1) {
            throw new IOException("Content-Length and Content-Range do not agree");
        }
    }

    private Fit part(ContentRange came) throws IOException {
        ByteRange asked = range.orElseThrow();
        if (came.first() != asked.offset() || came.last() != asked.end() - 1) {
            throw new IOException("asked for bytes " + asked.offset() + "-" + (asked.end() - 1) + ", got "
                    + came.first() + "-" + came.last());
        }
        return new Fit.FromStart(206, 0, OptionalLong.of(asked.length()));
    }

    private Fit goesOn(Resume cut, ContentRange came, HttpAnswer answer) throws IOException {
        if (came.first() != firstAgain(cut)) {
            throw cannot("asked from byte " + firstAgain(cut) + ", got from " + came.first());
        }
        OptionalLong told = range.isPresent() ? OptionalLong.of(range.get().length()) : came.total();
        boolean sameTotal = told.isPresent() && told.equals(cut.total());
        if (told.isPresent() && cut.total().isPresent() && !sameTotal) {
            throw cannot("it had " + cut.total().getAsLong() + " bytes, now it has " + told.getAsLong());
        }
        Optional<String> etag = strongEtag(answer);
        if (etag.isPresent() && cut.strongEtag().isPresent() && !etag.equals(cut.strongEtag())) {
            throw cannot("it has another ETag");
        }
        boolean sameEtag = etag.isPresent() && etag.equals(cut.strongEtag());
        if (!sameEtag && !sameTotal) {
            throw cannot("nothing vouches that it is the same");
        }
        OptionalLong total = told.isPresent() ? told : cut.total();
        long end = range.map(ByteRange::end).orElse(total.orElse(Long.MAX_VALUE));
        if (came.last() >= end || (end != Long.MAX_VALUE && came.last() != end - 1)) {
            throw cannot("asked to the end, got to byte " + came.last());
        }
        return new Fit.GoesOn(cut, came.last() - came.first() + 1, total);
    }

    private static IOException cannot(String why) {
        return new IOException("cannot resume: " + why);
    }

    static Optional<String> strongEtag(HttpAnswer answer) {
        return answer.header("ETag").filter(etag -> etag.startsWith("\""));
    }
}
