package org.echelon.policy;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/// The arrows between the engine's packages point one way.
class PackagesTests {

    private static final JavaClasses ENGINE =
            new ClassFileImporter()
                    .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                    .importPackages("org.echelon");

    @Test
    void noPackageBelowTheDoorReachesBackToIt() {
        noClasses()
                .that()
                .resideInAnyPackage(
                        "org.echelon.policy.message..",
                        "org.echelon.policy.fact..",
                        "org.echelon.policy.result..",
                        "org.echelon.policy.yaml..",
                        "org.echelon.policy.programme..",
                        "org.echelon.policy.feel..",
                        "org.echelon.policy.dmn..",
                        "org.echelon.policy.explain..",
                        "org.echelon.policy.gap..",
                        "org.echelon.policy.check..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.echelon.policy")
                .check(ENGINE);
    }

    @Test
    void packagesHaveNoCycles() {
        slices().matching("org.echelon.(**)").should().beFreeOfCycles().check(ENGINE);
    }

    @Test
    void feelKnowsNeitherModelsNorFacts() {
        classes()
                .that()
                .resideInAPackage("org.echelon.policy.feel..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "org.echelon.policy.feel..",
                        "org.echelon.quantity..",
                        "java..",
                        "org.jspecify..")
                .check(ENGINE);
    }

    @Test
    void theEngineNeedsNoFrameworkAndNoDatabase() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.springframework..", "java.sql..", "javax.sql..")
                .check(ENGINE);
    }

    @Test
    void onlyTheCommandLineAsksForTheTime() {
        noClasses()
                .that()
                .resideOutsideOfPackages("org.echelon.policy.command..")
                .should()
                .callMethod(java.time.LocalDate.class, "now")
                .orShould()
                .callMethod(java.time.Instant.class, "now")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .check(ENGINE);
    }
}
