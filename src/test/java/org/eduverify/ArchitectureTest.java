package org.eduverify;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_USE_FIELD_INJECTION;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.PackageMatcher;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.delegate.TaskListener;

/** Says in words which part of the program may know which, and fails when one knows too much. */
@AnalyzeClasses(packages = "org.eduverify", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    /** The packages from the top floor to the ground floor; {@code portal} and {@code offers} may still be missing. */
    private static final List<String> FLOORS = List.of(
            "demo",
            "api",
            "portal",
            "models",
            "process",
            "offers",
            "verification",
            "notification",
            "directory",
            "customer",
            "access",
            "platform");

    private static final String ENGINE = "org.camunda..";
    private static final String ENGINE_INTERNALS = "org.camunda..impl..";

    /** Where the engine offers nothing public for what they do. */
    private static final Set<String> MAY_USE_ENGINE_INTERNALS = Set.of(
            // the public identity service returns a type from an internal package
            "org.eduverify.access.CurrentActor",
            // only the implementation of the identity service saves a user without a check of the password policy
            "org.eduverify.access.IdentityProvisioning",
            // how passwords are hashed and checked is configured inside the engine only
            "org.eduverify.access.password.PasswordHashing",
            "org.eduverify.access.password.ConstantTimeIdentityProvider",
            "org.eduverify.access.password.IdentityEnginePlugin",
            // Camunda's documented filter for the authentication of another framework is in a package called impl
            "org.eduverify.access.login.SessionSecurityConfiguration",
            // listeners to decision tables and readable refusals are configured inside the engine only
            "org.eduverify.process.engine.VerificationEnginePlugin",
            // only the engine's configuration holds the limit of lists
            "org.eduverify.process.http.DefaultPageSizeFilter",
            // new models are looked at, and expressions bound, inside the engine only
            "org.eduverify.models.deployment.ModelCheckEnginePlugin",
            // a FEEL engine is plugged in behind interfaces from packages called impl
            "org.eduverify.process.engine.CachingFeelEngineFactory",
            // the tenant of a new process instance is provided inside the engine only
            "org.eduverify.process.engine.PartnerTenantIdProvider");

    private static final DescribedPredicate<JavaClass> ARE_NO_EXCEPTIONS = describe(
            "are none of " + MAY_USE_ENGINE_INTERNALS, type -> !MAY_USE_ENGINE_INTERNALS.contains(outermost(type)));

    @ArchTest
    static void everyClassLivesOnAKnownFloor(JavaClasses program) {
        String[] known = Stream.concat(
                        Stream.of("org.eduverify"), FLOORS.stream().map(ArchitectureTest::everythingIn))
                .toArray(String[]::new);

        classes()
                .should()
                .resideInAnyPackage(known)
                .because("a package without a floor would be a package that no rule below speaks of")
                .check(program);
    }

    @ArchTest
    static void importsGoDownwardOnly(JavaClasses program) {
        for (int floor = 1; floor < FLOORS.size(); floor++) {
            String[] above = FLOORS.subList(0, floor).stream()
                    .map(ArchitectureTest::everythingIn)
                    .toArray(String[]::new);

            noClasses()
                    .that()
                    .resideInAPackage(everythingIn(FLOORS.get(floor)))
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(above)
                    .allowEmptyShould(true)
                    .because("a floor may use the floors below it and can be read without those above it")
                    .check(program);
        }
    }

    @ArchTest
    static void noFloorKnowsTheClassesThatStartTheProgram(JavaClasses program) {
        noClasses()
                .that()
                .resideOutsideOfPackage("org.eduverify")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.eduverify")
                .because("the root package puts the floors together and may use all of them, so none may use it")
                .check(program);
    }

    @ArchTest
    static void noPackagesDependOnEachOtherInACircle(JavaClasses program) {
        slices().matching("org.eduverify.(*)..")
                .should()
                .beFreeOfCycles()
                .because("packages in a circle can only be understood and changed together")
                .check(program);
        slices().matching("org.eduverify.(**)")
                .should()
                .beFreeOfCycles()
                .because("the packages within a floor are no exception")
                .check(program);
    }

    @ArchTest
    static void onlyProcessModelsAccessAndDemoKnowTheEngine(JavaClasses program) {
        noClasses()
                .that()
                .resideOutsideOfPackages(
                        everythingIn("process"), everythingIn("models"), everythingIn("access"), everythingIn("demo"))
                .should()
                .dependOnClassesThat()
                .resideInAPackage(ENGINE)
                .because("the engine is an implementation detail of the process; access asks it only who is logged in")
                .check(program);
    }

    @ArchTest
    static void engineInternalsAreUsedByNamedExceptionsOnly(JavaClasses program) {
        noClasses()
                .that(ARE_NO_EXCEPTIONS)
                .should()
                .dependOnClassesThat()
                .resideInAPackage(ENGINE_INTERNALS)
                .because("what lies in a package called impl may change with every patch of the engine")
                .check(program);
    }

    @ArchTest
    static void everyNamedExceptionIsStillNeeded(JavaClasses program) {
        PackageMatcher internals = PackageMatcher.of(ENGINE_INTERNALS);

        Set<String> users = program.stream()
                .filter(type -> type.getDirectDependenciesFromSelf().stream()
                        .anyMatch(dependency ->
                                internals.matches(dependency.getTargetClass().getPackageName())))
                .map(ArchitectureTest::outermost)
                .collect(Collectors.toSet());

        assertThat(users)
                .as("classes that use the engine's internals: a name that is not needed any more leaves the list")
                .isEqualTo(MAY_USE_ENGINE_INTERNALS);
    }

    @ArchTest
    static void domainCodeKnowsNoHttpAndNoJson(JavaClasses program) {
        String[] domain = Stream.of("verification", "offers", "notification", "directory", "customer", "platform")
                .map(ArchitectureTest::everythingIn)
                .toArray(String[]::new);

        noClasses()
                .that()
                .resideInAnyPackage(domain)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("jakarta.servlet..", "org.springframework.web..")
                .because("the rules of verification are the same for each interface")
                .check(program);
        noClasses()
                .that()
                .resideInAnyPackage(domain)
                .and()
                .resideOutsideOfPackage(everythingIn("directory"))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("com.fasterxml.jackson..")
                .because("JSON belongs to the interfaces, and to the register files that the directory reads")
                .check(program);
    }

    @ArchTest
    static void delegatesAreNamedSoAndLiveTogether(JavaClasses program) {
        classes()
                .that()
                .implement(JavaDelegate.class)
                .should()
                .haveSimpleNameEndingWith("Delegate")
                .andShould()
                .resideInAPackage("..process.delegate..")
                .because("who reads a service task in the model finds its class by name")
                .check(program);
    }

    @ArchTest
    static void listenersAreNamedSoAndLiveTogether(JavaClasses program) {
        classes()
                .that()
                .implement(TaskListener.class)
                .or()
                .implement(ExecutionListener.class)
                .should()
                .haveSimpleNameEndingWith("Listener")
                .andShould()
                .resideInAPackage("..process.listener..")
                .because("who reads a task in the model finds its listener by name")
                .check(program);
    }

    @ArchTest
    static void onlyTheModelCallsDelegatesAndListeners(JavaClasses program) {
        noClasses()
                .that()
                .resideOutsideOfPackage("..process.delegate..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("..process.delegate..")
                .because("a delegate is a step of the process; other code calls the domain method behind it")
                .check(program);
        noClasses()
                .that()
                .resideOutsideOfPackage("..process.listener..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("..process.listener..")
                .because("a listener belongs to its task in the model")
                .check(program);
    }

    @ArchTest
    static void delegatesAndListenersAreNotPublic(JavaClasses program) {
        classes()
                .that()
                .implement(JavaDelegate.class)
                .or()
                .implement(TaskListener.class)
                .or()
                .implement(ExecutionListener.class)
                .should()
                .notBePublic()
                .because("the model finds them by bean name, so no Java code needs to see them")
                .check(program);
    }

    @ArchTest
    static void nothingIsInjectedIntoFields(JavaClasses program) {
        NO_CLASSES_SHOULD_USE_FIELD_INJECTION
                .because(
                        "an object gets what it needs through its constructor, so that it can be built without a container")
                .check(program);
    }

    private static String everythingIn(String floor) {
        return "org.eduverify." + floor + "..";
    }

    /** The name of the class in whose file the type is written. */
    private static String outermost(JavaClass type) {
        return type.getName().replaceFirst("\\$.*", "");
    }
}
