package dev.livekeep.simulation;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Which spells of trouble come about: all that are drawn, or only those named, as {@code channel0/3} or {@code process/1}. */
record Troubles(Optional<Set<String>> only) {
    /** A name that no spell has. */
    static final String NONE = "none";

    static final Troubles ALL = new Troubles(Optional.empty());

    /** @param names with commas between them; {@link #NONE}, or empty for all */
    static Troubles parse(String names) {
        return names.isEmpty() ? ALL : only(List.of(names.split(",", -1)));
    }

    static Troubles only(List<String> names) {
        return new Troubles(Optional.of(new TreeSet<>(names)));
    }

    boolean comeAbout(String spell) {
        return only.isEmpty() || only.get().contains(spell);
    }
}
