package dev.weir.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.syntax.elements.ClassesShouldConjunction;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.TimeZone;

/**
 * All walls, for the packages below a root: Weir's own, or that of the bad fixtures, which are laid out alike. What Maven's modules
 * forbid already is not repeated here.
 */
final class Walls {

    /** The order in which the rooms of the core stand; each may use only those before it. */
    static final List<String> DOMAIN = List.of(
            "fault",
            "value",
            "asset",
            "selection",
            "translation",
            "command",
            "workspace",
            "run",
            "event",
            "request",
            "schedule",
            "sensor",
            "automation",
            "access",
            "tick");

    /** The rooms of the app that are not use cases. Any other room is one, so a new room must be pure or be named here. */
    private static final List<String> NO_USE_CASES =
            List.of("command", "configuration", "wiring", "clockwork", "layout", "plugin", "yaml");

    /** Where a boolean is the thing itself and not a choice between two behaviours. */
    private static final Set<String> BOOLEANS = Set.of("Tree.flag", "RunStatus.of");

    private final String root;

    private Walls(String root) {
        this.root = root;
    }

    static List<Wall> below(String root) {
        return new Walls(root).all();
    }

    private List<Wall> all() {
        return List.of(
                new Wall("the core is pure", corePure(), "ReadsFiles"),
                new Wall("the rooms of the core stand in an order", domainOrder(), "LooksAhead"),
                new Wall("packages form no circle", noCircles(), "RoundAndRound"),
                new Wall("ports speak of the domain alone", portsSpeakDomain(), "SpeaksHttp"),
                new Wall("ports are promises without defaults", noDefaults(), "HasADefault"),
                new Wall("adapters never meet", adaptersApart(), "MeetsAnother"),
                new Wall("nothing imports the app", appOnTop(), "ClimbsDown"),
                new Wall("the sandbox and the client share no class", sandboxApart(), "SharesWithClient"),
                new Wall("the sandbox stands on the JDK", sandboxOnTheJdk(), "StandsOnMicronaut"),
                new Wall("storage and dbt Cloud know no driving port", drivenSide(), "DrivesWeir"),
                new Wall("HTTP knows of the driven ports only the courier", drivingSide(), "ReadsTheLog"),
                new Wall("only the wiring names adapters", onlyWiringNamesAdapters(), "NamesAnAdapter"),
                new Wall("use cases know no framework", useCasesArePlain(), "KnowsQuartz"),
                new Wall("only the clockwork knows Quartz", onlyClockworkKnowsQuartz(), "KnowsQuartz"),
                new Wall("only the layout knows ELK", onlyLayoutKnowsElk(), "DrawsByItself"),
                new Wall("only commands read command lines", onlyCommandsReadOptions(), "ReadsOptions"),
                new Wall("only the store speaks SQL", onlyTheStoreSpeaksSql(), "SpeaksSql"),
                new Wall("time is given", timeIsGiven(), "ReadsTheClock"),
                new Wall("the zone is given", zoneIsGiven(), "TakesTheZone"),
                new Wall("the monotonic clock is given to core and use cases", monotonicIsGiven(), "Stopwatch"),
                new Wall("names say what a thing is", namesSayWhat(), "ThingManager"),
                new Wall("methods do not get", noGetters(), "GetsThings"),
                new Wall("no boolean is passed", noBooleans(), "TakesABoolean"),
                new Wall("nothing static changes", nothingStaticChanges(), "SharesState"),
                new Wall("nothing in the core changes", coreNeverChanges(), "Changes"),
                new Wall("the core is closed", coreIsClosed(), "OpenForAll"),
                new Wall("the core takes no locks", noLocks(), "TakesALock"),
                new Wall("nothing is injected into fields", noFieldInjection(), "InjectedField"));
    }

    private ArchRule corePure() {
        return classes()
                .that()
                .resideInAPackage(in("domain.."))
                .should()
                .onlyDependOnClassesThat(resideInAnyPackage(
                                "java.lang..",
                                "java.util..",
                                "java.time..",
                                "java.math..",
                                "org.jspecify..",
                                in("domain.."))
                        .or(Conditions.named(
                                "java.io.Serial",
                                "java.io.Serializable",
                                "java.nio.charset.StandardCharsets",
                                "java.nio.charset.Charset",
                                "java.net.URI",
                                "java.net.URISyntaxException",
                                "java.security.MessageDigest",
                                "java.security.NoSuchAlgorithmException",
                                "java.text.Normalizer",
                                "java.text.Normalizer$Form")))
                .because("every decision is a pure function of facts and a given time, on the JDK alone");
    }

    private ArchRule domainOrder() {
        return classes()
                .that()
                .resideInAPackage(in("domain.."))
                .should(Conditions.useOnlyEarlierRooms(in("domain"), DOMAIN))
                .because("a room that uses later ones cannot be understood before them");
    }

    private ArchRule noCircles() {
        return slices().matching(root + ".(**)")
                .that(not(describe(
                        "hold what jOOQ writes",
                        slice -> slice.stream()
                                .anyMatch(in -> in.getPackageName().startsWith(in("adapter.persistence.schema"))))))
                .should()
                .beFreeOfCycles()
                .because("packages in a circle are one package in many folders");
    }

    private ArchRule portsSpeakDomain() {
        return classes()
                .that()
                .resideInAPackage(in("ports.."))
                .should()
                .onlyDependOnClassesThat(resideInAnyPackage(
                                "java.lang..",
                                "java.util..",
                                "java.time..",
                                "java.math..",
                                "org.jspecify..",
                                in("domain.."),
                                in("ports.."))
                        .or(Conditions.named(
                                "java.io.Serial", "java.nio.file.Path", "java.net.URI", "java.io.InputStream")))
                .because("a port names the conversation, and nothing of who answers");
    }

    private ArchRule noDefaults() {
        return methods()
                .that()
                .areDeclaredInClassesThat(Conditions.openInterfaceIn(in("ports..")))
                .should(Conditions.beAbstractOrStatic())
                .because("an adapter that forgets a method must not compile");
    }

    private ArchRule adaptersApart() {
        return slices().matching(in("adapter.(*).."))
                .should()
                .notDependOnEachOther()
                .because("adapters stand side by side, out of sight of each other");
    }

    private ArchRule appOnTop() {
        return noClasses()
                .that()
                .resideInAnyPackage(in("domain.."), in("ports.."), in("adapter.."))
                .should()
                .dependOnClassesThat()
                .resideInAPackage(in("app.."))
                .because("there are no stairs back up");
    }

    private ArchRule sandboxApart() {
        return noClasses()
                .that()
                .resideInAPackage(in("adapter.dbtcloud.sandbox.."))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(in("adapter.dbtcloud.client.."), in("adapter.dbtcloud.artifact.."))
                .because("a mistake that both share would stay hidden");
    }

    private ArchRule sandboxOnTheJdk() {
        return noClasses()
                .that()
                .resideInAPackage(in("adapter.dbtcloud.sandbox.."))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.micronaut..", "io.netty..")
                .because("what answers must not be built of what asks");
    }

    private ArchRule drivenSide() {
        return noClasses()
                .that()
                .resideInAnyPackage(in("adapter.dbtcloud.."), in("adapter.persistence.."))
                .should()
                .dependOnClassesThat()
                .resideInAPackage(in("ports.driving.."))
                .because("they are asked and never ask");
    }

    private ArchRule drivingSide() {
        return noClasses()
                .that()
                .resideInAPackage(in("adapter.http.."))
                .should()
                .dependOnClassesThat(resideInAPackage(in("ports.driven..")).and(not(Conditions.beginsWith("Courier"))))
                .because("what the outside may ask goes through the driving ports");
    }

    private ArchRule onlyWiringNamesAdapters() {
        return noClasses()
                .that(resideInAPackage(in("app..")).and(not(resideInAPackage(in("app.wiring..")))))
                .should()
                .dependOnClassesThat()
                .resideInAPackage(in("adapter.."))
                .because("each module is closed at its edge");
    }

    private ArchRule useCasesArePlain() {
        var others = NO_USE_CASES.stream().map(room -> in("app." + room + "..")).toArray(String[]::new);
        return noClasses()
                .that(resideInAPackage(in("app.*.."))
                        .and(not(resideInAnyPackage(others)))
                        .and(not(resideInAPackage(in("app")))))
                .should()
                .dependOnClassesThat(resideInAnyPackage(
                                "io.micronaut..", "jakarta..", "org.quartz..", "org.jooq..", "java.sql..", "picocli..")
                        .or(resideInAnyPackage(others)))
                .because("a use case reads through ports, calls the core, writes through ports, nothing else");
    }

    private ArchRule onlyClockworkKnowsQuartz() {
        return onlyIn("app.clockwork..", "org.quartz..").because("Quartz is an alarm clock, and decides nothing");
    }

    private ArchRule onlyLayoutKnowsElk() {
        return onlyIn("app.layout..", "org.eclipse..")
                .because("a layout comes as places, and nothing else knows who has laid it out");
    }

    private ArchRule onlyCommandsReadOptions() {
        return onlyIn("app.command..", "picocli..").because("what a person types is words only at the entrance");
    }

    private ArchRule onlyTheStoreSpeaksSql() {
        return onlyIn("adapter.persistence..", "java.sql..", "javax.sql..", "org.jooq..", "org.flywaydb..")
                .because("one transaction is one call of a port, and who keeps what it says is the store's affair");
    }

    private ClassesShouldConjunction onlyIn(String room, String... libraries) {
        return noClasses()
                .that(resideInAPackage(root + "..").and(not(resideInAPackage(in(room)))))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(libraries);
    }

    private ArchRule timeIsGiven() {
        return noClasses()
                .that(resideInAPackage(root + "..")
                        .and(not(resideInAnyPackage(in("app.wiring.."), in("app.command..")))))
                .should(Conditions.readAClock())
                .because("whoever is given the time can be tested at any time");
    }

    private ArchRule zoneIsGiven() {
        return noClasses()
                .that()
                .resideInAPackage(root + "..")
                .should()
                .callMethod(ZoneId.class, "systemDefault")
                .orShould()
                .callMethod(TimeZone.class, "getDefault")
                .because("an answer must not depend on the machine that gives it");
    }

    private ArchRule monotonicIsGiven() {
        return noClasses()
                .that()
                .resideInAnyPackage(in("domain.."), in("ports.."))
                .should()
                .callMethod(System.class, "nanoTime")
                .because("time is given, in whichever of its forms");
    }

    private ArchRule namesSayWhat() {
        return noClasses()
                .that()
                .resideInAPackage(root + "..")
                .should()
                .haveNameMatching(
                        ".*\\.(?:I[A-Z][a-z]\\w*|(?:Abstract|Base)[A-Z]\\w*|\\w+(?:Impl|Interface|Service|Manager|Helper|Utils?|Mapper|Dto|Entity|UseCase|Port))")
                .because("such an ending tells what a thing is not");
    }

    private ArchRule noGetters() {
        return noMethods()
                .that()
                .areDeclaredInClassesThat()
                .resideInAnyPackage(in("domain.."), in("ports.."))
                .should()
                .haveNameMatching("get[A-Z].*")
                .because("a name says what is answered, not that something is");
    }

    private ArchRule noBooleans() {
        return methods()
                .that()
                .areDeclaredInClassesThat()
                .resideInAnyPackage(in("domain.."), in("ports.."))
                .and()
                .arePublic()
                .should(Conditions.takeNoBoolean(BOOLEANS))
                .because("true at a call says nothing: two names, or a sealed choice");
    }

    private ArchRule nothingStaticChanges() {
        return fields().that()
                .areDeclaredInClassesThat()
                .resideInAPackage(root + "..")
                .and()
                .areStatic()
                .should()
                .beFinal()
                .because("what is shared by accident is found by accident");
    }

    private ArchRule coreNeverChanges() {
        return fields().that()
                .areDeclaredInClassesThat()
                .resideInAPackage(in("domain.."))
                .and()
                .areNotPrivate()
                .should()
                .beFinal()
                .because("a value that changes is no value");
    }

    private ArchRule coreIsClosed() {
        return classes()
                .that()
                .resideInAPackage(in("domain.."))
                .and()
                .arePublic()
                .should(Conditions.beClosed())
                .because(
                        "a value is a record, an enum, a sealed family or final; nobody changes what it means by extending it");
    }

    private ArchRule noLocks() {
        return noMethods()
                .that()
                .areDeclaredInClassesThat()
                .resideInAPackage(in("domain.."))
                .should()
                .haveModifier(JavaModifier.SYNCHRONIZED)
                .because("what does not change needs no lock");
    }

    private ArchRule noFieldInjection() {
        return fields().that()
                .areDeclaredInClassesThat()
                .resideInAPackage(root + "..")
                .should()
                .notBeAnnotatedWith("jakarta.inject.Inject")
                .because("a constructor says what a thing needs")
                .allowEmptyShould(false);
    }

    private String in(String packages) {
        return root + "." + packages;
    }
}
