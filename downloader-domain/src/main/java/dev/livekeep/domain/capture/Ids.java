package dev.livekeep.domain.capture;

/** Numbers everything of one channel's capture, so that a late reply can never be taken for another's. */
final class Ids {
    private long last;

    FetchId fetch() {
        return new FetchId(++last);
    }

    AttemptId attempt() {
        return new AttemptId(++last);
    }

    SlotId slot() {
        return new SlotId(++last);
    }

    WorkerId worker() {
        return new WorkerId(++last);
    }
}
