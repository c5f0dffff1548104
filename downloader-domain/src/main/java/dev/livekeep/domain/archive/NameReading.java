package dev.livekeep.domain.archive;

/** What came of reading a name that lies in an archive. */
public sealed interface NameReading {

    /** A stored copy that every consumer can read. */
    record Found(FoundSegment segment) implements NameReading {}

    /** A download under way, or what a crash left of one; never counted as present by anybody. */
    record Temp(TempName name) implements NameReading {}

    /** A name that consumers report and pass over. */
    record Unreadable(String reason) implements NameReading {}

    /**
     * A name whose duration no consumer can count with. It does worse than to be lost: consumers then fail on its whole
     * hour (contract §3).
     */
    record Overflowing(String reason) implements NameReading {}
}
