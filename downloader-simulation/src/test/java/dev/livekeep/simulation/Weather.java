package dev.livekeep.simulation;

import dev.livekeep.testkit.VirtualTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Spells of trouble and the calm between them, drawn before the first event. Asked about the present only. */
final class Weather {
    private final VirtualTime time;
    private final List<Spell> spells;
    private int next;
    private Duration calmSince = Duration.ZERO;

    /** Trouble of one kind, counted from the start; no other of the run has its name. */
    record Spell(String name, Fault fault, Duration from, Duration until) {}

    Weather(VirtualTime time, List<Spell> spells) {
        this.time = time;
        this.spells = List.copyOf(spells);
    }

    /** Weather for an origin. */
    static Weather ofAnOrigin(VirtualTime time, String name, Chance chance, Duration horizon, Troubles troubles) {
        List<Spell> spells = new ArrayList<>();
        for (Duration at = chance.seconds(20, 60); at.compareTo(horizon) < 0; ) {
            Duration until = at.plus(chance.seconds(2, chance.happens(0.2) ? 120 : 25));
            spells.add(new Spell(name + "/" + spells.size(), chance.pick(Fault.OF_AN_ORIGIN), at, until));
            at = until.plus(chance.seconds(5, 120));
        }
        return new Weather(time, comingAbout(spells, troubles));
    }

    /** Weather for the process and its store. */
    static Weather ofTheProcess(VirtualTime time, Chance chance, Duration horizon, Troubles troubles) {
        List<Spell> spells = new ArrayList<>();
        for (Duration at = chance.seconds(60, 300); at.compareTo(horizon) < 0; ) {
            Fault fault = chance.pick(Fault.OF_THE_PROCESS);
            Duration until = at.plus(chance.seconds(2, 60));
            spells.add(new Spell("process/" + spells.size(), fault, at, until));
            at = until.plus(chance.seconds(60, 600));
        }
        return new Weather(time, comingAbout(spells, troubles));
    }

    private static List<Spell> comingAbout(List<Spell> drawn, Troubles troubles) {
        return drawn.stream().filter(spell -> troubles.comeAbout(spell.name())).toList();
    }

    /** The spells that have begun. */
    List<Spell> met() {
        return spells.stream()
                .filter(spell -> spell.from().compareTo(time.elapsed()) <= 0)
                .toList();
    }

    /** What is wrong now. */
    Optional<Spell> now() {
        Duration elapsed = time.elapsed();
        while (next < spells.size() && spells.get(next).until().compareTo(elapsed) <= 0) {
            calmSince = spells.get(next).until();
            next++;
        }
        return next < spells.size() && spells.get(next).from().compareTo(elapsed) <= 0
                ? Optional.of(spells.get(next))
                : Optional.empty();
    }

    /** Something happened outside any spell: calm begins anew. */
    void disturb() {
        now();
        calmSince = time.elapsed();
    }

    /** For how long nothing has been wrong. */
    Duration calmFor() {
        return now().isPresent() ? Duration.ZERO : time.elapsed().minus(calmSince);
    }
}
