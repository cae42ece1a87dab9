package dev.sonde.cli;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/// What each room may know of the others and of the libraries, and each package of this room, which
/// sees all the others, of its neighbours.
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

    @Test
    void packagesOfCommandsKnowOnlyWhatTheyAreMadeOf() {
        layeredArchitecture()
                .consideringOnlyDependenciesInLayers()
                .layer("program")
                .definedBy("dev.sonde.cli")
                .layer("mirror")
                .definedBy("dev.sonde.cli.mirror")
                .layer("scrub")
                .definedBy("dev.sonde.cli.scrub")
                .layer("diff")
                .definedBy("dev.sonde.cli.diff")
                .layer("convert")
                .definedBy("dev.sonde.cli.convert")
                .layer("query")
                .definedBy("dev.sonde.cli.query")
                .layer("simulate")
                .definedBy("dev.sonde.cli.simulate")
                .layer("device")
                .definedBy("dev.sonde.cli.device")
                .layer("output")
                .definedBy("dev.sonde.cli.output")
                .layer("options")
                .definedBy("dev.sonde.cli.options")
                .whereLayer("program")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("mirror")
                .mayOnlyAccessLayers("scrub", "diff", "device", "output", "options")
                .whereLayer("scrub")
                .mayOnlyAccessLayers("device", "output", "options")
                .whereLayer("diff")
                .mayOnlyAccessLayers("device", "output", "options")
                .whereLayer("convert")
                .mayOnlyAccessLayers("output", "options")
                .whereLayer("query")
                .mayOnlyAccessLayers("output", "options")
                .whereLayer("simulate")
                .mayOnlyAccessLayers("output", "options")
                .whereLayer("device")
                .mayOnlyAccessLayers("options")
                .whereLayer("output")
                .mayOnlyAccessLayers("options")
                .whereLayer("options")
                .mayNotAccessAnyLayer()
                .ensureAllClassesAreContainedInArchitecture()
                .check(ROOMS.that(resideInAPackage("dev.sonde.cli..")));
    }

    @Test
    void packagesOfCommandsAreFreeOfCycles() {
        slices().matching("dev.sonde.cli.(*)..").should().beFreeOfCycles().check(ROOMS);
    }
}
