package dev.livekeep.app.rules;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleNameEndingWith;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The arrows between the modules: inward only. */
class ArrowsTest {

    private static final String[] ADAPTERS = {
        "dev.livekeep.system..",
        "dev.livekeep.twitch..",
        "dev.livekeep.filesystem..",
        "dev.livekeep.s3..",
        "dev.livekeep.metrics.."
    };

    @ParameterizedTest
    @ValueSource(
            strings = {
                "domain",
                "ports",
                "runtime",
                "testkit",
                "origin",
                "system",
                "twitch",
                "filesystem",
                "s3",
                "metrics",
                "app"
            })
    void everyModuleIsWithinSightOfTheseRules(String module) {
        String root = "dev.livekeep." + module;

        assertThat(OurClasses.main().stream().map(JavaClass::getPackageName)).anyMatch(name -> name.startsWith(root));
    }

    @Test
    void theDomainKnowsOnlyJava() {
        classes()
                .that()
                .resideInAPackage("dev.livekeep.domain..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("dev.livekeep.domain..", "java..", "org.jspecify..")
                .check(OurClasses.main());
    }

    @Test
    void thePortsKnowOnlyTheDomain() {
        classes()
                .that()
                .resideInAPackage("dev.livekeep.ports..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("dev.livekeep.ports..", "dev.livekeep.domain..", "java..", "org.jspecify..")
                .check(OurClasses.main());
    }

    @Test
    void theRuntimeKnowsNeitherWiringNorAdapters() {
        classes()
                .that()
                .resideInAPackage("dev.livekeep.runtime..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "dev.livekeep.runtime..",
                        "dev.livekeep.ports..",
                        "dev.livekeep.domain..",
                        "java..",
                        "org.jspecify..",
                        "org.slf4j..")
                .check(OurClasses.main());
    }

    @Test
    void noAdapterSeesAnotherAdapter() {
        slices().matching("dev.livekeep.(system|twitch|filesystem|s3|metrics)..")
                .should()
                .notDependOnEachOther()
                .check(OurClasses.main());
    }

    @Test
    void anAdapterSeesOnlyPortsAndDomainOfOurs() {
        noClasses()
                .that()
                .resideInAnyPackage(ADAPTERS)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "dev.livekeep.runtime..",
                        "dev.livekeep.app..",
                        "dev.livekeep.testkit..",
                        "dev.livekeep.origin..")
                .check(OurClasses.main());
    }

    @Test
    void theSimulatedOriginKnowsOnlyTheJdk() {
        classes()
                .that()
                .resideInAPackage("dev.livekeep.origin..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "dev.livekeep.origin..", "java..", "javax..", "com.sun.net.httpserver..", "org.jspecify..")
                .check(OurClasses.main());
    }

    @Test
    void theTestKitIsForTestsOnly() {
        noClasses()
                .that()
                .resideOutsideOfPackage("dev.livekeep.testkit..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("dev.livekeep.testkit..")
                .check(OurClasses.main());
    }

    @Test
    void besideTheAppOnlyTheModuleOfAnAdapterKnowsGuice() {
        noClasses()
                .that(resideOutsideOfPackage("dev.livekeep.app..")
                        .and(not(resideInAnyPackage(ADAPTERS).and(simpleNameEndingWith("Module")))))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("com.google.inject..", "jakarta.inject..")
                .check(OurClasses.main());
    }

    @Test
    void packagesFormNoCircles() {
        slices().matching("dev.livekeep.(*)..").should().beFreeOfCycles().check(OurClasses.main());
    }
}
