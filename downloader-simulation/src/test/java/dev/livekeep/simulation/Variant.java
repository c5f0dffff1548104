package dev.livekeep.simulation;

import dev.livekeep.domain.capture.CaptureAction;
import dev.livekeep.domain.capture.CaptureInput;
import dev.livekeep.domain.capture.CapturePolicy;
import dev.livekeep.ports.ArchiveStore;
import dev.livekeep.runtime.Machine;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * What is put in the place of the real parts.
 *
 * @param law the law it breaks; 0 for none
 */
record Variant(
        String name,
        int law,
        UnaryOperator<CapturePolicy> policy,
        UnaryOperator<Machine> machine,
        UnaryOperator<ArchiveStore> store) {

    /** Nothing is broken. */
    static final Variant REAL =
            new Variant("real", 0, UnaryOperator.identity(), UnaryOperator.identity(), UnaryOperator.identity());

    static Variant ofPolicy(String name, int law, UnaryOperator<CapturePolicy> policy) {
        return new Variant(name, law, policy, UnaryOperator.identity(), UnaryOperator.identity());
    }

    static Variant ofMachine(String name, int law, UnaryOperator<Machine> machine) {
        return new Variant(name, law, UnaryOperator.identity(), machine, UnaryOperator.identity());
    }

    /** A machine that hears something else than it is told. */
    static Variant hearing(String name, int law, Function<CaptureInput, Stream<CaptureInput>> hears) {
        return ofMachine(name, law, machine -> BrokenMachine.hearing(machine, hears));
    }

    /** A machine that does something else than it decided. */
    static Variant doing(String name, int law, Function<CaptureAction, Stream<CaptureAction>> does) {
        return ofMachine(name, law, machine -> BrokenMachine.doing(machine, does));
    }

    static Variant ofStore(String name, int law, UnaryOperator<ArchiveStore> store) {
        return new Variant(name, law, UnaryOperator.identity(), UnaryOperator.identity(), store);
    }

    @Override
    public String toString() {
        return "law " + law + ": " + name;
    }
}
