package dev.livekeep.filesystem;

/** When a copy is written through to the disk before it counts as stored (design §4 Storing). */
public enum FsyncMode {
    /** In small rounds, as soon as something waits. */
    EACH,
    /** In wide rounds that wait for company: fewer writes, and everything counts as stored a little later. */
    BATCH,
    /** Not at all: the operating system decides, and a power loss may cost what was stored lately. */
    OFF
}
