package io.github.pluginregistry.core;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import io.github.pluginregistry.core.source.Credentials;
import io.github.pluginregistry.core.source.SecretFilter;
import io.github.pluginregistry.core.source.Token;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.stream.Stream;

/** The table of who may use whom. A line here is changed together with a decision record. */
@AnalyzeClasses(
        packages = ArchitectureTest.BASE,
        importOptions = ArchitectureTest.WithoutTests.class)
class ArchitectureTest {

    /** Leaves out the tests, wherever they were compiled to: what is beside this class. */
    static final class WithoutTests implements ImportOption {

        private static final String TESTS =
                ArchitectureTest.class
                        .getProtectionDomain()
                        .getCodeSource()
                        .getLocation()
                        .getPath();

        @Override
        public boolean includes(Location location) {
            return !location.contains(TESTS);
        }
    }

    static final String BASE = "io.github.pluginregistry.core";

    private static final String[] JDK = {"java..", "javax..", "org.jspecify.annotations.."};
    private static final String[] JACKSON = {"com.fasterxml.jackson.."};

    /** Strangers' texts come in everywhere, so every package may use it. */
    @ArchTest static final ArchRule TEXT = allowed("text", parts());

    @ArchTest
    static final ArchRule VERSION =
            allowed("version", parts(), "org.apache.maven.artifact.versioning..");

    @ArchTest static final ArchRule MATCH = allowed("match", parts(), "org.apache.commons.text..");

    @ArchTest
    static final ArchRule SCHEMA =
            allowed(
                    "schema",
                    parts("file"),
                    "org.everit.json.schema..",
                    "org.json..",
                    "com.google.re2j..");

    @ArchTest static final ArchRule MODEL = allowed("model", parts("version"));

    @ArchTest
    static final ArchRule DEFINITION =
            allowed(
                    "definition",
                    parts("model", "version", "match", "schema", "rule", "file"),
                    concat(JACKSON, new String[] {"org.yaml.snakeyaml.."}));

    @ArchTest static final ArchRule PUBLISHED = allowed("published", parts("model"), JACKSON);

    @ArchTest static final ArchRule SOURCE = allowed("source", parts("model", "version"));

    @ArchTest
    static final ArchRule FORGE_PULLREQUEST =
            allowed("forge.pullrequest", parts("forge", "http", "source", "model"), JACKSON);

    @ArchTest
    static final ArchRule SOURCE_GIT =
            allowed(
                    "source.git",
                    parts("http", "source", "model", "file"),
                    "org.eclipse.jgit..",
                    "org.apache.sshd..");

    @ArchTest
    static final ArchRule SOURCE_RECORDED =
            allowed("source.recorded", parts("source", "model", "file"), JACKSON);

    @ArchTest static final ArchRule HTTP = allowed("http", parts("source", "model"));

    @ArchTest
    static final ArchRule GIT =
            allowed("git", parts("http", "source", "model"), "org.eclipse.jgit..");

    @ArchTest
    static final ArchRule FORGE = allowed("forge", parts("http", "source", "model"), JACKSON);

    @ArchTest
    static final ArchRule FORGE_GITHUB =
            allowed(
                    "forge.github",
                    parts("forge", "forge.pullrequest", "http", "source", "model"),
                    concat(JACKSON, new String[] {"org.kohsuke.github.."}));

    @ArchTest static final ArchRule PROGRESS = allowed("progress", parts("model", "version"));

    @ArchTest
    static final ArchRule RESOLVE =
            allowed(
                    "resolve",
                    parts(
                            "definition",
                            "source",
                            "forge",
                            "match",
                            "version",
                            "model",
                            "progress"));

    @ArchTest static final ArchRule RENDER = allowed("render", parts("model", "version"), JACKSON);

    @ArchTest
    static final ArchRule EXPLAIN =
            allowed(
                    "explain",
                    parts("resolve", "definition", "coverage", "match", "version", "model"),
                    JACKSON);

    @ArchTest static final ArchRule RULE = allowed("rule", parts());

    @ArchTest
    static final ArchRule PLAN = allowed("plan", parts("file", "progress"), "com.github.difflib..");

    @ArchTest
    static final ArchRule CHECK =
            allowed(
                    "check",
                    parts(
                            "plan",
                            "schema",
                            "resolve",
                            "rule",
                            "definition",
                            "published",
                            "match",
                            "coverage",
                            "version",
                            "model"));

    @ArchTest
    static final ArchRule REPORT =
            allowed("report", parts("check", "rule", "render", "file"), JACKSON);

    @ArchTest
    static final ArchRule COVERAGE =
            allowed("coverage", parts("resolve", "definition", "match", "version", "model"));

    @ArchTest static final ArchRule FILE = allowed("file", parts("progress"));

    @ArchTest static final ArchRule WRITE = allowed("write", parts("file", "report"));

    @ArchTest
    static final ArchRule PUBLISH = allowed("publish", parts("source", "render", "model", "file"));

    @ArchTest
    static final ArchRule PUBLISH_GIT =
            allowed("publish.git", parts("publish", "source.git", "model"), "org.eclipse.jgit..");

    @ArchTest static final ArchRule POLICY = allowed("policy", parts("file"));

    @ArchTest
    static final ArchRule NO_CYCLES = slices().matching(BASE + ".(**)").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule THE_FRONT_DOOR_IS_USED_BY_NOBODY_BEHIND_IT =
            noClasses()
                    .that(resideInAPackage(BASE + ".(*)..").and(not(resideInAPackage(BASE))))
                    .should()
                    .dependOnClassesThat(resideInAPackage(BASE));

    @ArchTest
    static final ArchRule PUBLIC_SIGNATURES_NAME_NO_LIBRARY =
            methods()
                    .that()
                    .arePublic()
                    .and()
                    .areDeclaredInClassesThat()
                    .arePublic()
                    .should(nameOnly(concat(JDK, new String[] {BASE + ".."})));

    @ArchTest
    static final ArchRule THE_TIME_COMES_FROM_A_CLOCK_THAT_WAS_HANDED_IN =
            noClasses()
                    .that()
                    .doNotBelongToAnyOf(RegistrarBuilder.class)
                    .should()
                    .callMethod(Instant.class, "now")
                    .orShould()
                    .callMethod(LocalDate.class, "now")
                    .orShould()
                    .callMethod(System.class, "currentTimeMillis")
                    .orShould()
                    .callMethod(Clock.class, "systemUTC")
                    .orShould()
                    .callMethod(Clock.class, "systemDefaultZone");

    @ArchTest
    static final ArchRule A_TOKEN_IS_REVEALED_TO_THOSE_WHO_SEND_REQUESTS_AND_TO_THE_FILTER_ALONE =
            noClasses()
                    .that(
                            not(
                                    resideInAnyPackage(
                                            BASE + ".git", BASE + ".source.git", BASE + ".forge")))
                    .and()
                    .doNotBelongToAnyOf(SecretFilter.class)
                    .should()
                    .callMethod(Token.class, "reveal");

    @ArchTest
    static final ArchRule A_TOKEN_IS_LOOKED_UP_BY_THE_GATE_ALONE =
            noClasses()
                    .that()
                    .resideOutsideOfPackage(BASE + ".source")
                    .should()
                    .callMethod(Credentials.class, "token", String.class);

    @ArchTest
    static final ArchRule NOTHING_IS_PRINTED =
            noClasses()
                    .should()
                    .accessField(System.class, "out")
                    .orShould()
                    .accessField(System.class, "err");

    private static String[] parts(String... names) {
        return names;
    }

    private static ArchRule allowed(String part, String[] others, String... libraries) {
        String[] own =
                Stream.concat(Stream.of(part, "text"), Arrays.stream(others))
                        .map(name -> BASE + "." + name)
                        .toArray(String[]::new);
        return classes()
                .that()
                .resideInAPackage(BASE + "." + part)
                .should()
                .onlyDependOnClassesThat(
                        resideInAnyPackage(concat(concat(own, JDK), libraries)).or(anArray()));
    }

    private static DescribedPredicate<JavaClass> anArray() {
        return DescribedPredicate.describe("an array", JavaClass::isArray)
                .or(DescribedPredicate.describe("a primitive", JavaClass::isPrimitive));
    }

    private static ArchCondition<JavaMethod> nameOnly(String... packages) {
        DescribedPredicate<JavaClass> allowed = resideInAnyPackage(packages).or(anArray());
        return new ArchCondition<>("name types of this project and of the JDK alone") {
            @Override
            public void check(JavaMethod method, ConditionEvents events) {
                Stream.concat(
                                Stream.of(method.getRawReturnType()),
                                method.getRawParameterTypes().stream())
                        .filter(not(allowed))
                        .forEach(
                                type ->
                                        events.add(
                                                SimpleConditionEvent.violated(
                                                        method,
                                                        method.getFullName()
                                                                + " names "
                                                                + type.getName())));
            }
        };
    }

    private static String[] concat(String[] some, String[] more) {
        return Stream.concat(Arrays.stream(some), Arrays.stream(more)).toArray(String[]::new);
    }
}
