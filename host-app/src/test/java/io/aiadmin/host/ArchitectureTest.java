package io.aiadmin.host;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_USE_JAVA_UTIL_LOGGING;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import java.time.Clock;
import java.time.ZoneId;
import java.util.Date;
import java.util.List;
import java.util.TimeZone;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.NullMarked;

/** The drawing of the architecture, executable. Maven's module graph forbids most of it already. */
@AnalyzeClasses(packages = "io.aiadmin", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    /** The one class that may ask the machine for the time; everything else is handed a {@link Clock}. */
    private static final String CLOCK_WIRING = "io.aiadmin.host.wiring.ClockFactory";

    private static final String[] ADAPTERS = {
        "io.aiadmin.crm..", "io.aiadmin.channel..", "io.aiadmin.llm..", "io.aiadmin.speech.."
    };

    // ---- who may know whom

    @ArchTest
    static final ArchRule spiKnowsOnlyTheJdk = classes()
            .that()
            .resideInAPackage("io.aiadmin.spi..")
            .and()
            .resideOutsideOfPackage("io.aiadmin.spi.tck..")
            .should()
            .onlyDependOnClassesThat(resideInAnyPackage("io.aiadmin.spi..", "java..", "org.jspecify..")
                    .and(resideOutside("io.aiadmin.spi.tck..")))
            .because("a plugin must never meet a second version of a library that the SPI brought along");

    @ArchTest
    static final ArchRule conformanceKitKnowsOnlyTheSpi = classes()
            .that()
            .resideInAPackage("io.aiadmin.spi.tck..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "io.aiadmin.spi..", "java..", "org.jspecify..", "org.junit..", "org.assertj..", "org.opentest4j..")
            .because("a third party runs the kit without the rest of the product");

    @ArchTest
    static final ArchRule languageKnowsNobody = noClasses()
            .that()
            .resideInAPackage("io.aiadmin.language..")
            .should()
            .dependOnClassesThat(ours().and(resideOutside("io.aiadmin.language..")))
            .because("reading dates and names in a text needs no knowledge of the product");

    @ArchTest
    static final ArchRule coreKnowsOnlySpiAndLanguage = noClasses()
            .that()
            .resideInAPackage("io.aiadmin.core..")
            .should()
            .dependOnClassesThat(
                    ours().and(resideOutside("io.aiadmin.core..", "io.aiadmin.spi..", "io.aiadmin.language..")))
            .because("the core reaches the outside through its ports alone");

    @ArchTest
    static final ArchRule coreSeesNoFrameworkNoHttpNoJson = noClasses()
            .that()
            .resideInAnyPackage("io.aiadmin.core..", "io.aiadmin.language..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "io.micronaut..",
                    "jakarta..",
                    "okhttp3..",
                    "java.net.http..",
                    "com.sun.net.httpserver..",
                    "com.fasterxml..",
                    "tools.jackson..",
                    "com.google.gson..",
                    "java.sql..",
                    "javax.sql..")
            .because("a partner embeds the core into whatever he has");

    @ArchTest
    static final ArchRule adaptersKnowOnlyTheirSpi = noClasses()
            .that()
            .resideInAnyPackage(ADAPTERS)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.aiadmin.core..", "io.aiadmin.storage..", "io.aiadmin.host..")
            .because("a new CRM, channel or model is a jar beside the SPI, ours included");

    @ArchTest
    static final ArchRule adaptersDoNotKnowEachOther = slices().assignedFrom(new EachAdapter())
            .should()
            .notDependOnEachOther()
            .because("each is installed, upgraded and removed alone");

    @ArchTest
    static final ArchRule httpKitKnowsOnlyTheSpi = noClasses()
            .that()
            .resideInAPackage("io.aiadmin.http..")
            .should()
            .dependOnClassesThat(ours().and(resideOutside("io.aiadmin.http..", "io.aiadmin.spi..")))
            .because("it serves every vendor's adapter alike");

    @ArchTest
    static final ArchRule storageKnowsOnlyTheCore = noClasses()
            .that()
            .resideInAPackage("io.aiadmin.storage..")
            .should()
            .dependOnClassesThat(ours().and(resideOutside(
                    "io.aiadmin.storage..", "io.aiadmin.core..", "io.aiadmin.spi..", "io.aiadmin.language..")))
            .because("it fills the core's ports and has no other caller");

    @ArchTest
    static final ArchRule nobodyKnowsTheHost = noClasses()
            .that()
            .resideOutsideOfPackages("io.aiadmin.host..", "io.aiadmin.bench..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.aiadmin.host..")
            .because("the host is a thin shell that a partner may leave out");

    @ArchTest
    static final ArchRule noPackageRings = slices().matching("io.aiadmin.(**)")
            .should()
            .beFreeOfCycles()
            .because("packages in a ring can only be understood, and changed, together");

    // ---- where libraries stay

    @ArchTest
    static final ArchRule frameworkStaysInTheHost = noClasses()
            .that()
            .resideOutsideOfPackage("io.aiadmin.host..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.micronaut..", "jakarta.inject..", "jakarta.validation..", "gg.jte..")
            .because("the core is embedded without the host");

    @ArchTest
    static final ArchRule databasesStayInStorage = noClasses()
            .that()
            .resideOutsideOfPackage("io.aiadmin.storage..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "org.jdbi..",
                    "org.redisson..",
                    "com.github.kagkarlsson..",
                    "com.zaxxer..",
                    "org.flywaydb..",
                    "org.postgresql..",
                    "io.zonky..",
                    "redis.embedded..")
            .because("rows of one company are kept from another in one place");

    @ArchTest
    static final ArchRule httpClientStaysInTheKit = noClasses()
            .that()
            .resideOutsideOfPackages("io.aiadmin.http..", "io.aiadmin.llm.gemini..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("okhttp3..")
            .because("time limits, redaction and the guard against private addresses are the kit's; "
                    + "only Google's SDK brings its own calls");

    @ArchTest
    static final ArchRule vendorSdkStaysInItsAdapter = noClasses()
            .that()
            .resideOutsideOfPackage("io.aiadmin.llm.gemini..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("com.google.genai..")
            .because("the model behind the dialogue is exchangeable");

    @ArchTest
    static final ArchRule oneLineOfJackson = noClasses()
            .that()
            .resideOutsideOfPackage("io.aiadmin.host..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("tools.jackson..")
            .because("Jackson 2 is the product's JSON library; Jackson 3 is only what the framework runs on");

    @ArchTest
    static final ArchRule blockingCode = noClasses()
            .that()
            .resideOutsideOfPackage("io.aiadmin.host..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("reactor..", "io.reactivex..", "org.reactivestreams..")
            .because("virtual threads make plain blocking code enough, and every implementer pays for reactive types");

    @ArchTest
    static final ArchRule oneLoggingInterface =
            NO_CLASSES_SHOULD_USE_JAVA_UTIL_LOGGING.because("the redactor sees what goes through SLF4J");

    // ---- habits

    @ArchTest
    static final ArchRule wireStaysInside = classes()
            .that()
            .resideInAPackage("..wire..")
            .should(onlyBeKnownBesideTheirPackage())
            .because("a vendor's JSON changes when the vendor likes, and only its adapter may notice");

    @ArchTest
    static final ArchRule packagesAreNamedAfterTheBusiness = noClasses()
            .should()
            .resideInAnyPackage(
                    "..service..",
                    "..services..",
                    "..util..",
                    "..utils..",
                    "..impl..",
                    "..dto..",
                    "..common..",
                    "..manager..")
            .because("the tree says what the product does");

    @ArchTest
    static final ArchRule noFieldInjection = noFields()
            .should()
            .beAnnotatedWith("jakarta.inject.Inject")
            .because("a class that says in its constructor what it needs can be made by hand in a test");

    @ArchTest
    static final ArchRule timeIsPassedIn = classes()
            .that()
            .doNotHaveFullyQualifiedName(CLOCK_WIRING)
            .and()
            .resideOutsideOfPackage("io.aiadmin.spi.tck..")
            .should(notAskTheMachineForTimeOrZone())
            .because(
                    "a dated dialogue must replay, in the company's zone; only the kit looks whether the machine is in UTC");

    @ArchTest
    static void everyPackageIsNullMarked(JavaClasses imported) {
        List<String> unmarked = imported.stream()
                .map(JavaClass::getPackage)
                .distinct()
                .filter(each -> !each.isAnnotatedWith(NullMarked.class))
                .map(JavaPackage::getName)
                .sorted()
                .toList();
        assertThat(unmarked)
                .as("packages without a package-info.java that says @NullMarked")
                .isEmpty();
    }

    private static DescribedPredicate<JavaClass> ours() {
        return resideInAPackage("io.aiadmin..");
    }

    private static DescribedPredicate<JavaClass> resideOutside(String... packages) {
        return DescribedPredicate.not(resideInAnyPackage(packages));
    }

    private static ArchCondition<JavaClass> onlyBeKnownBesideTheirPackage() {
        return new ArchCondition<>("only be known to the adapter that they belong to") {
            @Override
            public void check(JavaClass wire, ConditionEvents events) {
                String name = wire.getPackageName();
                String adapter = name.substring(0, name.indexOf(".wire"));
                for (Dependency dependency : wire.getDirectDependenciesToSelf()) {
                    String caller = dependency.getOriginClass().getPackageName();
                    if (!caller.equals(adapter) && !caller.startsWith(adapter + ".")) {
                        events.add(SimpleConditionEvent.violated(dependency, dependency.getDescription()));
                    }
                }
            }
        };
    }

    private static ArchCondition<JavaClass> notAskTheMachineForTimeOrZone() {
        return new ArchCondition<>("not ask the machine for its time or zone") {
            @Override
            public void check(JavaClass caller, ConditionEvents events) {
                for (JavaAccess<?> access : caller.getCodeUnitAccessesFromSelf()) {
                    if (asksTheMachine(access)) {
                        events.add(SimpleConditionEvent.violated(access, access.getDescription()));
                    }
                }
            }
        };
    }

    private static boolean asksTheMachine(JavaAccess<?> access) {
        JavaClass owner = access.getTargetOwner();
        String name = access.getTarget().getName();
        String target = access.getTarget().getFullName();
        if (owner.isEquivalentTo(Clock.class)) {
            return name.startsWith("system") || name.startsWith("tick") && !name.equals("tick");
        }
        if (owner.getPackageName().equals("java.time") || owner.getPackageName().equals("java.time.chrono")) {
            return name.equals("now") && !target.contains(Clock.class.getName())
                    || owner.isEquivalentTo(ZoneId.class) && name.equals("systemDefault");
        }
        return owner.isEquivalentTo(System.class) && name.equals("currentTimeMillis")
                || owner.isEquivalentTo(TimeZone.class) && name.equals("getDefault")
                || owner.isEquivalentTo(Date.class) && target.endsWith("<init>()");
    }

    /** One slice per adapter jar: {@code crm.yclients}, {@code channel.telegram}, {@code llm.gemini} and so on. */
    private static final class EachAdapter implements SliceAssignment {

        private static final Pattern ADAPTER = Pattern.compile("io\\.aiadmin\\.(crm|channel|llm|speech)\\.(\\w+).*");

        @Override
        public SliceIdentifier getIdentifierOf(JavaClass javaClass) {
            Matcher adapter = ADAPTER.matcher(javaClass.getPackageName());
            return adapter.matches()
                    ? SliceIdentifier.of(adapter.group(1), adapter.group(2))
                    : SliceIdentifier.ignore();
        }

        @Override
        public String getDescription() {
            return "each adapter";
        }
    }
}
