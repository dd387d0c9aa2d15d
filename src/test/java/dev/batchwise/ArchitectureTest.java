package dev.batchwise;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The rooms of the house and the doors between them; ARCHITECTURE.md tells the same in words. */
@AnalyzeClasses(packages = "dev.batchwise", importOptions = ImportOption.DoNotIncludeTests.class)
final class ArchitectureTest {
    private static final String[] RECORD_SIDE = {
        "dev.batchwise.study..",
        "dev.batchwise.schedule..",
        "dev.batchwise.run..",
        "dev.batchwise.ledger..",
        "dev.batchwise.stats..",
        "dev.batchwise.box..",
        "dev.batchwise.spectrum..",
        "dev.batchwise.advice..",
        "dev.batchwise.proof..",
        "dev.batchwise.probe..",
        "dev.batchwise.claims..",
        "dev.batchwise.fetch..",
        "dev.batchwise.report..",
        "dev.batchwise.table.."
    };
    private static final String[] TENSOR_SIDE = {
        "dev.batchwise.torch..",
        "dev.batchwise.data..",
        "dev.batchwise.model..",
        "dev.batchwise.optim..",
        "dev.batchwise.train..",
        "dev.batchwise.curvature..",
        "dev.batchwise.noise.."
    };

    @ArchTest
    static final ArchRule recordSideKnowsNoTensors = noClasses()
            .that()
            .resideInAnyPackage(RECORD_SIDE)
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.bytedeco..");

    @ArchTest
    static final ArchRule recordSideDoesNotReachIntoTheTensorSide = noClasses()
            .that()
            .resideInAnyPackage(RECORD_SIDE)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(TENSOR_SIDE);

    @ArchTest
    static final ArchRule statisticsUseNoOtherPackage = noClasses()
            .that()
            .resideInAPackage("dev.batchwise.stats..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "dev.batchwise.study..",
                    "dev.batchwise.advice..",
                    "dev.batchwise.run..",
                    "dev.batchwise.ledger..",
                    "dev.batchwise.report..",
                    "dev.batchwise.schedule..");

    @ArchTest
    static final ArchRule fetchingKnowsOnlyHowToSpeakToUsers = noClasses()
            .that()
            .resideInAPackage("dev.batchwise.fetch..")
            .should()
            .dependOnClassesThat(resideInAPackage("dev.batchwise..")
                    .and(resideOutsideOfPackages("dev.batchwise.fetch..", "dev.batchwise.study..")));

    @ArchTest
    static final ArchRule reportsComputeNothing = noClasses()
            .that()
            .resideInAPackage("dev.batchwise.report..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("dev.batchwise.stats..", "dev.batchwise.ledger..", "dev.batchwise.run..");

    @ArchTest
    static final ArchRule theDriverKnowsNoStudies = noClasses()
            .that()
            .resideInAnyPackage(TENSOR_SIDE)
            .should()
            .dependOnClassesThat()
            .haveSimpleNameStartingWith("Study");

    @ArchTest
    static final ArchRule theCommandLineIsOnTop = classes()
            .that()
            .resideInAPackage("dev.batchwise.cli..")
            .should()
            .onlyBeAccessed()
            .byAnyPackage("dev.batchwise.cli..");
}
