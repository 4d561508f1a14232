package app.prosa;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;

import app.prosa.agent.Public;
import app.prosa.agent.Requires;
import app.prosa.sql.Tenant;
import com.github.benmanes.caffeine.cache.Cache;
import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZonedDateTime;
import java.util.Set;
import java.util.function.Function;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Async;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// How the code is built, beyond what the compiler checks. Each rule's `because` says what it protects.
@AnalyzeClasses(
        packages = "app.prosa",
        importOptions = {DoNotIncludeTests.class, HouseRulesTest.Written.class})
class HouseRulesTest {

    /// What people wrote: a build leaves beside it what Spring wrote to make the beans.
    static final class Written implements ImportOption {

        @Override
        public boolean includes(Location location) {
            return !location.contains("__");
        }
    }

    /// Who works across accounts: what runs before an account is known, and housekeeping. Adding a name here is
    /// a decision that a reviewer must see.
    private static final Set<String> EVERYWHERE = Set.of(
            "app.prosa.agent.Joining",
            "app.prosa.agent.Sessions",
            "app.prosa.agent.SignIn",
            "app.prosa.agent.Workspaces",
            "app.prosa.bot.BotPulse",
            "app.prosa.channel.Backlog",
            "app.prosa.channel.Polling",
            "app.prosa.channel.template.Syncing",
            "app.prosa.connection.Doors",
            "app.prosa.conversation.TallyFolding",
            "app.prosa.demo.Theatre",
            "app.prosa.file.UnsentFiles",
            "app.prosa.jobs.Sweep",
            "app.prosa.live.PastEvents",
            "app.prosa.live.Streams",
            "app.prosa.routing.RoutingPulse",
            "app.prosa.search.Indexer",
            "app.prosa.telephony.Relays");

    @ArchTest
    static final ArchRule timeComesFromTheClock = noClasses()
            .that()
            .doNotHaveFullyQualifiedName("app.prosa.sql.SqlConfiguration")
            .should()
            .callMethodWhere(asksTheMachineForTheTime())
            .because("tests move the injected Clock, and what does not follow it cannot be tested");

    @ArchTest
    static final ArchRule nobodySleeps = noClasses()
            .should()
            .callMethod(Thread.class, "sleep", long.class)
            .orShould()
            .callMethod(Thread.class, "sleep", java.time.Duration.class)
            .because("a sleep is a race that loses slowly");

    @ArchTest
    static final ArchRule nobodyWaitsForAnothersReading = noClasses()
            .should()
            .callMethod(Cache.class, "get", Object.class, Function.class)
            .because("who waits may hold the connection that the reading waits for; see Remembered");

    @ArchTest
    static final ArchRule settingsSwitchAtRunTime = noClasses()
            .should()
            .beMetaAnnotatedWith(Conditional.class)
            .because("the build decides which beans there are, and would keep what the setting was there");

    @ArchTest
    static final ArchRule namesComeFromTheProduct = noClasses()
            .should()
            .haveNameMatching(".*(Service|Manager|Helper|Utils?|Impl|Dto|DTO|Entity|Processor)")
            .because("a name says what the product does");

    @ArchTest
    static final ArchRule roomsAreNamedForTheProduct = noClasses()
            .should()
            .resideInAnyPackage(
                    "..util..",
                    "..utils..",
                    "..common..",
                    "..shared..",
                    "..core..",
                    "..dto..",
                    "..model..",
                    "..service..",
                    "..impl..",
                    "..helper..",
                    "..misc..")
            .because("such a room has no end");

    @ArchTest
    static final ArchRule storesStayInside = classes()
            .that()
            .haveSimpleNameEndingWith("Store")
            .and()
            .areNotInterfaces()
            .should()
            .notBePublic()
            .because("SQL is the inside of its room");

    @ArchTest
    static final ArchRule sqlLivesInStores = noClasses()
            .that()
            .haveSimpleNameNotEndingWith("Store")
            .and()
            .resideOutsideOfPackage("app.prosa.sql")
            .should()
            .dependOnClassesThat()
            .areAssignableTo(JdbcClient.class)
            .because("whoever looks for a query looks in the stores");

    @ArchTest
    static final ArchRule transactionsBeginInAbilities = noClasses()
            .that()
            .haveSimpleNameEndingWith("Store")
            .or()
            .areAnnotatedWith(RestController.class)
            .should()
            .beAnnotatedWith(Transactional.class)
            .because("what must be true together is decided by the ability");

    @ArchTest
    static final ArchRule noTransactionInControllersAndStores = noMethods()
            .that()
            .areDeclaredInClassesThat()
            .haveSimpleNameEndingWith("Store")
            .or()
            .areDeclaredInClassesThat()
            .areAnnotatedWith(RestController.class)
            .should()
            .beAnnotatedWith(Transactional.class)
            .because("what must be true together is decided by the ability");

    @ArchTest
    static final ArchRule transactionalMethodsArePublic = methods()
            .that()
            .areAnnotatedWith(Transactional.class)
            .should()
            .bePublic()
            .because("Spring begins no transaction for the others, silently");

    @ArchTest
    static final ArchRule everyEndpointSaysWhoMay = methods()
            .that()
            .areDeclaredInClassesThat()
            .areAnnotatedWith(RestController.class)
            .and(areEndpoints())
            .should()
            .beAnnotatedWith(Requires.class)
            .orShould()
            .beAnnotatedWith(Public.class)
            .because("an endpoint that says nothing is closed to everybody");

    @ArchTest
    static final ArchRule fewWorkAcrossAccounts = noClasses()
            .that(areNotIn(EVERYWHERE))
            .should()
            .callMethodWhere(callsEverywhere())
            .because("such work sees every tenant's rows");

    @ArchTest
    static final ArchRule dependenciesComeThroughConstructors =
            noFields().should().beAnnotatedWith(Autowired.class).because("a class shows what it needs");

    @ArchTest
    static final ArchRule nothingIsLeftToAnUnknownThread = noMethods()
            .should()
            .beAnnotatedWith(Async.class)
            .because("what may be slow or fail is a job that survives a restart");

    @ArchTest
    static final ArchRule classesAreFindable = classes()
            .that()
            .areAnnotatedWith(RestController.class)
            .should()
            .haveSimpleNameEndingWith("Controller")
            .andShould()
            .notBePublic()
            .because("HTTP is the outermost inside of a room");

    @ArchTest
    static final ArchRule configurationsAreInside =
            classes().that().areAnnotatedWith(Configuration.class).should().notBePublic();

    private static DescribedPredicate<JavaAccess<?>> asksTheMachineForTheTime() {
        var askers = Set.of(
                Instant.class.getName(),
                LocalDateTime.class.getName(),
                LocalDate.class.getName(),
                ZonedDateTime.class.getName());
        return DescribedPredicate.describe(
                "asks the machine for the time",
                it -> (it.getName().equals("now")
                                && askers.contains(it.getTargetOwner().getName())
                                && it.getTarget().getFullName().endsWith("now()"))
                        || it.getTarget().getFullName().equals("java.lang.System.currentTimeMillis()"));
    }

    private static DescribedPredicate<JavaAccess<?>> callsEverywhere() {
        return DescribedPredicate.describe(
                "Tenant.everywhere",
                it -> it.getTargetOwner().isEquivalentTo(Tenant.class)
                        && it.getName().equals("everywhere"));
    }

    private static DescribedPredicate<JavaClass> areNotIn(Set<String> names) {
        return DescribedPredicate.describe("are not in the list", it -> {
            var outer = it;
            while (outer.getEnclosingClass().isPresent()) {
                outer = outer.getEnclosingClass().get();
            }
            return !names.contains(outer.getName());
        });
    }

    private static DescribedPredicate<JavaMethod> areEndpoints() {
        return DescribedPredicate.describe(
                "are endpoints", it -> AnnotatedElementUtils.hasAnnotation(it.reflect(), RequestMapping.class));
    }
}
