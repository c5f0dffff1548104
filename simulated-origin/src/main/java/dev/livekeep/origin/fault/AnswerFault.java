package dev.livekeep.origin.fault;

import java.net.URI;
import java.util.EnumSet;
import java.util.Set;

/** Gives another answer than there should be. */
public sealed interface AnswerFault extends Fault {
    @Override
    default boolean denies() {
        return true;
    }

    /** Answers with this status and a few words. */
    record Status(int code) implements AnswerFault {}

    /** Everything answers 503. */
    record Outage() implements AnswerFault {}

    /** A body of no bytes, status 200. */
    record Empty() implements AnswerFault {}

    /** A well-formed body that holds only this part of the media. */
    record Shortened(double fraction) implements AnswerFault {
        @Override
        public String name() {
            return "short";
        }

        @Override
        public Set<RequestKind> usualKinds() {
            return EnumSet.of(RequestKind.SEGMENT);
        }
    }

    /** Says another media type than the body has. */
    record ContentType(String type) implements AnswerFault {
        @Override
        public boolean denies() {
            return false;
        }
    }

    /** A body of so many zero bytes. */
    record Huge(long bytes) implements AnswerFault {}

    /** Redirects to any address, for example {@code file:///etc/hostname}. */
    record Redirect(URI target) implements AnswerFault {}

    /** Redirects to itself without end. */
    record RedirectLoop() implements AnswerFault {}

    /** Redirects to the same path on another edge, where the answer is given. */
    record RedirectEdge(int edge) implements AnswerFault {
        @Override
        public boolean denies() {
            return false;
        }
    }

    /** Answers requests with a Range header wrongly; others as usual. */
    record Range(RangeAnswer answer) implements AnswerFault {
        @Override
        public Set<RequestKind> usualKinds() {
            return EnumSet.of(RequestKind.SEGMENT);
        }

        @Override
        public boolean denies() {
            return false;
        }
    }

    /** Says a Content-Encoding; only {@code gzip} is really applied. */
    record Coded(String coding) implements AnswerFault {
        @Override
        public boolean denies() {
            return !coding.equals("gzip");
        }
    }

    /** Twitch says no: see {@link Refusal}. */
    record Refuse(Refusal refusal) implements AnswerFault {
        @Override
        public Set<RequestKind> usualKinds() {
            return EnumSet.of(refusal.kind());
        }
    }
}
