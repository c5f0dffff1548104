package dev.livekeep.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.livekeep.simulation.Weather.Spell;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ShrinkerTest {
    private static final long SEED = 3;
    private static final Duration HORIZON = Duration.ofMinutes(60);
    private static final Variant BROKEN = BrokenCapturing.all().stream()
            .filter(variant -> variant.name().equals("downloads nothing more once the store failed"))
            .findFirst()
            .orElseThrow();

    private static final Simulation WHOLE = new Simulation(SEED, HORIZON, BROKEN);
    private static final Court.Breach BREACH = WHOLE.run().orElseThrow();
    private static final Simulation SHRUNK = new Shrinker(SEED, HORIZON, BROKEN).shrink(WHOLE, BREACH);

    @Test
    void onlyTroubleThatTheBreachNeedsIsLeft() {
        assertThat(WHOLE.spellsMet()).hasSizeGreaterThan(3);
        assertThat(SHRUNK.spellsMet()).hasSize(1);
        assertThat(SHRUNK.breach()).get().extracting(Court.Breach::law).isEqualTo(BREACH.law());
        assertThat(SHRUNK.story()).first().asString().contains(Spell.class.getSimpleName(), "STORE_");
    }

    @Test
    void theNamesOfWhatIsLeftBringTheSameAboutAgain() {
        Simulation again = new Simulation(SEED, HORIZON, BROKEN, Troubles.parse(String.join(",", SHRUNK.spellsMet())));

        assertThat(again.run()).isEqualTo(SHRUNK.breach());
        assertThat(again.story()).isEqualTo(SHRUNK.story());
        assertThat(again.log().fingerprint()).isEqualTo(SHRUNK.log().fingerprint());
    }
}
