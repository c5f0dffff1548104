package dev.livekeep.app.rules;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.syntax.elements.GivenClassesConjunction;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** Only adapters and the program itself read time, start threads, touch files or sockets. */
class OutsideWorldTest {

    private static final String[] INSIDE = {"dev.livekeep.domain..", "dev.livekeep.ports..", "dev.livekeep.runtime.."};
    private static final String[] MAY_START_THREADS = {
        "dev.livekeep.system..", "dev.livekeep.origin..", "dev.livekeep.app..", "dev.livekeep.testkit.."
    };

    @Test
    void theInsideReadsNoTime() {
        noReadingOfTime(inside()).check(OurClasses.main());
    }

    @Test
    void theInsideStartsNoThread() {
        noThreads(inside()).check(OurClasses.main());
    }

    @Test
    void theInsideTakesNoChances() {
        noChances(inside()).check(OurClasses.main());
    }

    @Test
    void theInsideTouchesNoFileAndNoSocket() {
        noFilesOrSockets(inside()).check(OurClasses.main());
    }

    @Test
    void ofTheAdaptersOnlyTheSystemStartsThreads() {
        noThreads(noClasses().that().resideOutsideOfPackages(MAY_START_THREADS)).check(OurClasses.main());
    }

    @Test
    void nobodySleeps() {
        noClasses().should().callMethod(Thread.class, "sleep", long.class).check(OurClasses.main());
        noClasses().should().callMethod(Thread.class, "sleep", Duration.class).check(OurClasses.main());
    }

    @Test
    void nothingThatChangesIsStatic() {
        noFields().should().beStatic().andShould().notBeFinal().check(OurClasses.main());
    }

    @Test
    void theRulesBite() {
        JavaClasses offenders = new ClassFileImporter()
                .importClasses(Clocked.class, MethodReference.class, Threaded.class, Chancy.class, Filed.class);

        assertThat(offendersOf(noReadingOfTime(noClasses().that().areNotInterfaces()), offenders))
                .hasSize(2);
        assertThat(offendersOf(noThreads(noClasses().that().areNotInterfaces()), offenders))
                .hasSize(1);
        assertThat(offendersOf(noChances(noClasses().that().areNotInterfaces()), offenders))
                .hasSize(1);
        assertThat(offendersOf(noFilesOrSockets(noClasses().that().areNotInterfaces()), offenders))
                .hasSize(1);
    }

    private static List<String> offendersOf(ArchRule rule, JavaClasses classes) {
        return rule.evaluate(classes).getFailureReport().getDetails();
    }

    private static GivenClassesConjunction inside() {
        return noClasses().that().resideInAnyPackage(INSIDE);
    }

    private static ArchRule noReadingOfTime(GivenClassesConjunction those) {
        return those.should().accessTargetWhere(OutsideWorld.readingTime());
    }

    private static ArchRule noThreads(GivenClassesConjunction those) {
        return those.should().accessTargetWhere(OutsideWorld.startingThreads());
    }

    private static ArchRule noChances(GivenClassesConjunction those) {
        return those.should().accessTargetWhere(OutsideWorld.takingChances());
    }

    private static ArchRule noFilesOrSockets(GivenClassesConjunction those) {
        return those.should().dependOnClassesThat(OutsideWorld.filesAndSockets());
    }

    record Clocked() implements LongSupplier {
        @Override
        public long getAsLong() {
            return System.nanoTime();
        }
    }

    record MethodReference() {
        static final Supplier<Instant> NOW = Instant::now;
    }

    record Threaded() {
        static Thread one() {
            return Thread.ofVirtual().unstarted(() -> {});
        }
    }

    record Chancy() implements Supplier<UUID> {
        @Override
        public UUID get() {
            return UUID.randomUUID();
        }
    }

    record Filed(Path path) implements BooleanSupplier {
        @Override
        public boolean getAsBoolean() {
            return Files.exists(path);
        }
    }
}
