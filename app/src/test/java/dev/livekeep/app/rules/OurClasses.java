package dev.livekeep.app.rules;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;

/** The compiled classes of every module, without their tests; read once. */
final class OurClasses {

    private static final JavaClasses MAIN = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("dev.livekeep");

    private OurClasses() {}

    static JavaClasses main() {
        return MAIN;
    }
}
