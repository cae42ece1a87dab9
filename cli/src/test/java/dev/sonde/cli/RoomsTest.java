package dev.sonde.cli;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/// What each room may know of the others and of the libraries. This room sees them all.
class RoomsTest {

    private static final JavaClasses ROOMS =
            new ClassFileImporter()
                    .withImportOption(new ImportOption.DoNotIncludeTests())
                    .importPackages("dev.sonde");

    @Test
    void allRoomsAreLookedAt() {
        assertThat(ROOMS)
                .extracting(type -> type.getPackageName())
                .contains(
                        "dev.sonde.client",
                        "dev.sonde.simulator.store",
                        "dev.sonde.mirror",
                        "dev.sonde.cli");
    }

    @Test
    void importsGoOneWay() {
        noClasses()
                .that()
                .resideInAPackage("dev.sonde.client..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "dev.sonde.simulator..", "dev.sonde.mirror..", "dev.sonde.cli..")
                .check(ROOMS);
        noClasses()
                .that()
                .resideInAPackage("dev.sonde.simulator..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("dev.sonde.mirror..", "dev.sonde.cli..")
                .check(ROOMS);
        noClasses()
                .that()
                .resideInAPackage("dev.sonde.mirror..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("dev.sonde.cli..")
                .check(ROOMS);
    }

    @Test
    void publicPackagesShowNothingOfSnmp4j() {
        noClasses()
                .that()
                .resideInAnyPackage(
                        "dev.sonde.client",
                        "dev.sonde.simulator",
                        "dev.sonde.simulator.store",
                        "dev.sonde.simulator.recording",
                        "dev.sonde.mirror..",
                        "dev.sonde.cli..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.snmp4j..")
                .check(ROOMS);
    }

    @Test
    void whatIsInternalStaysInItsRoom() {
        noClasses()
                .that()
                .resideOutsideOfPackages("dev.sonde.client..", "dev.sonde.simulator..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("dev.sonde.client.internal..")
                .check(ROOMS);
        noClasses()
                .that()
                .resideOutsideOfPackage("dev.sonde.simulator..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("dev.sonde.simulator.internal..")
                .check(ROOMS);
    }
}
