package dev.livekeep.origin.media;

/** A few bytes of a {@link Template} that differ from one turn of the loop to the next. Patches of a template do not overlap. */
interface Patch {
    /** Where in the template the bytes stand. */
    int offset();

    /** The bytes at that place; always as many, at most 188. */
    byte[] bytes(Place place);

    /** How many bytes. */
    int length();
}
