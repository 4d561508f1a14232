package app.prosa;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/// The simulator is built like the server, and knows nothing of it.
@AnalyzeClasses(packages = "app.prosa.simulator")
class SimulatorRulesTest {

    @ArchTest
    static final ArchRule timeComesFromTheClock = HouseRulesTest.timeComesFromTheClock;

    @ArchTest
    static final ArchRule nobodySleeps = HouseRulesTest.nobodySleeps;

    @ArchTest
    static final ArchRule namesComeFromTheProduct = HouseRulesTest.namesComeFromTheProduct;

    @ArchTest
    static final ArchRule itStandsAlone = noClasses()
            .should()
            .dependOnClassesThat(JavaClass.Predicates.resideInAPackage("app.prosa..")
                    .and(JavaClass.Predicates.resideOutsideOfPackage("app.prosa.simulator..")))
            .because("what it knows about a provider must not come from the code that it tests");
}
