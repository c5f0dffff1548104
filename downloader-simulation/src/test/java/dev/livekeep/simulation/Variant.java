package dev.livekeep.simulation;

import dev.livekeep.domain.capture.CapturePolicy;
import dev.livekeep.ports.ArchiveStore;
import dev.livekeep.runtime.Machine;
import java.util.function.UnaryOperator;

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

    static Variant ofStore(String name, int law, UnaryOperator<ArchiveStore> store) {
        return new Variant(name, law, UnaryOperator.identity(), UnaryOperator.identity(), store);
    }
}
