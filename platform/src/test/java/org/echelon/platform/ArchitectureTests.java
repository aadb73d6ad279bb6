package org.echelon.platform;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;

@AnalyzeClasses(
        packages = "org.echelon.platform",
        importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTests {

    @Test
    void modulesKeepToTheirAllowedDependencies() {
        ApplicationModules.of(Echelon.class).verify();
    }

    @ArchTest
    static final ArchRule timeComesInByTheClock =
            noClasses()
                    .should()
                    .callMethod(LocalDate.class, "now")
                    .orShould()
                    .callMethod(LocalDateTime.class, "now")
                    .orShould()
                    .callMethod(Instant.class, "now")
                    .orShould()
                    .callMethod(OffsetDateTime.class, "now")
                    .orShould()
                    .callMethod(ZonedDateTime.class, "now")
                    .orShould()
                    .callMethod(Clock.class, "systemDefaultZone")
                    .orShould()
                    .callMethod(Clock.class, "systemUTC")
                    .because("every decision has an as-of date, and tests move the clock");

    @ArchTest
    static final ArchRule everyPublicMethodOfAServiceHasARule =
            methods()
                    .that()
                    .areDeclaredInClassesThat()
                    .areAnnotatedWith(Service.class)
                    .and()
                    .arePublic()
                    .should()
                    .beAnnotatedWith(PreAuthorize.class)
                    .because("no service answers before it is said who may ask");

    @ArchTest
    static final ArchRule servicesAreReachedBySpringAlone =
            classes()
                    .that()
                    .areAnnotatedWith(Service.class)
                    .should()
                    .notHaveModifier(com.tngtech.archunit.core.domain.JavaModifier.FINAL)
                    .because("rules on methods work through a subclass");

    @ArchTest
    static final ArchRule onlyTheStartActsAsThePlatform =
            noClasses()
                    .that()
                    .resideOutsideOfPackages(
                            "org.echelon.platform",
                            "org.echelon.platform.demonstration",
                            "org.echelon.platform.identity")
                    .and()
                    .doNotHaveSimpleName("Objections") // the public sees no case, yet may object
                    .should()
                    .callMethod(
                            org.echelon.platform.identity.CurrentViewer.class,
                            "asPlatform",
                            java.util.function.Supplier.class)
                    .because("nobody else may step around the rules");

    @ArchTest
    static final ArchRule onlyTheProcedureKnowsTheProcessEngine =
            noClasses()
                    .that()
                    .resideOutsideOfPackage("org.echelon.platform.casework.procedure")
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage("org.flowable..")
                    .because("the engine can be replaced, and holds keys and tokens alone");

    @ArchTest
    static final ArchRule noHelpersWithoutAHome =
            noClasses()
                    .should()
                    .haveSimpleNameEndingWith("Impl")
                    .orShould()
                    .haveSimpleNameEndingWith("Util")
                    .orShould()
                    .resideInAPackage("..util..");
}
