package dev.livekeep.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.livekeep.simulation.Weather.Spell;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ShrinkerTest {
    private static final long SEED = 3;
    private static final Duration HORIZON = Duration.ofMinutes(60);
    private static final Variant BROKEN = BrokenCapturing.all().stream()
            .filter(variant -> variant.name().equals("downloads nothing more once the store failed"))
            .findFirst()
            .orElseThrow();

    private final Simulation broken = new Simulation(SEED, HORIZON, BROKEN);
    private Court.Breach breach = new Court.Breach(0, "none yet");

    @BeforeEach
    void run() {
        breach = broken.run().orElseThrow();
    }

    @Test
    void onlyTroubleThatTheBreachNeedsIsLeft() {
        Simulation shrunk = new Shrinker(SEED, HORIZON, BROKEN).shrink(broken, breach);

        assertThat(broken.spellsMet()).hasSizeGreaterThan(3);
        assertThat(shrunk.spellsMet()).hasSize(1);
        assertThat(shrunk.breach()).get().extracting(Court.Breach::law).isEqualTo(breach.law());
        assertThat(shrunk.story()).first().asString().contains(Spell.class.getSimpleName(), "STORE_");
    }

    @Test
    void theNamesOfWhatIsLeftBringTheSameAboutAgain() {
        Simulation shrunk = new Shrinker(SEED, HORIZON, BROKEN).shrink(broken, breach);
        Simulation again = new Simulation(SEED, HORIZON, BROKEN, Troubles.parse(String.join(",", shrunk.spellsMet())));

        assertThat(again.run()).isEqualTo(shrunk.breach());
        assertThat(again.story()).isEqualTo(shrunk.story());
        assertThat(again.log().fingerprint()).isEqualTo(shrunk.log().fingerprint());
    }
}
