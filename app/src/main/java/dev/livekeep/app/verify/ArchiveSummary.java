package dev.livekeep.app.verify;

import dev.livekeep.app.table.ByteCount;

/**
 * What an archive holds.
 *
 * @param copies segments that were checked, hidden ones included
 * @param bytes their size
 * @param tombstones names that are hidden from consumers, with or without their copy
 * @param findings how much is not as it should be
 */
public record ArchiveSummary(long copies, long bytes, long tombstones, long findings) {

    /** Whether nothing is wrong. */
    public boolean isClean() {
        return findings == 0;
    }

    /** The summary in one line. */
    public String inWords() {
        return copies + " segments, " + new ByteCount(bytes).inWords()
                + (tombstones == 0 ? "" : ", " + tombstones + " tombstones")
                + (isClean() ? ": all is well" : ": " + findings + (findings == 1 ? " finding" : " findings"));
    }
}
