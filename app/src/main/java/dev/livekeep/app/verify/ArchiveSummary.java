package dev.livekeep.app.verify;

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
        return copies + " copies, " + bytes + " bytes checked, " + findings + " bad";
    }
}
