package io.github.pluginregistry.core;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import io.github.pluginregistry.core.http.SecretFilter;
import io.github.pluginregistry.core.http.Token;
import io.github.pluginregistry.core.http.TokenProvider;
import io.github.pluginregistry.core.io.Environment;
import io.github.pluginregistry.core.model.Stopwatch;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * The packages of the library and what each may depend on. A change of the table needs a decision
 * record.
 */
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

    @ArchTest static final ArchRule MODEL = allowed("model", packages());

    @ArchTest
    static final ArchRule VERSION =
            allowed(
                    "version",
                    packages(),
                    "org.apache.maven.artifact.versioning..",
                    "org.apache.commons.text..");

    @ArchTest
    static final ArchRule IO =
            allowed("io", packages("model"), concat(JACKSON, libraries("com.github.difflib..")));

    @ArchTest static final ArchRule HTTP = allowed("http", packages("model"));

    @ArchTest
    static final ArchRule VALIDATION =
            allowed(
                    "validation",
                    packages("io"),
                    "org.everit.json.schema..",
                    "org.json..",
                    "com.google.re2j..");

    @ArchTest
    static final ArchRule FORGE = allowed("forge", packages("http", "io", "model"), JACKSON);

    @ArchTest
    static final ArchRule FORGE_GITHUB =
            allowed(
                    "forge.github",
                    packages("forge", "http", "model"),
                    concat(JACKSON, libraries("org.kohsuke.github..")));

    @ArchTest
    static final ArchRule GIT =
            allowed(
                    "git",
                    packages("forge", "http", "io", "model"),
                    "org.eclipse.jgit..",
                    "org.apache.sshd..");

    @ArchTest
    static final ArchRule RECORDING =
            allowed("recording", packages("forge", "http", "io", "model"), JACKSON);

    @ArchTest
    static final ArchRule DEFINITION =
            allowed(
                    "definition",
                    packages("validation", "version", "io", "model"),
                    concat(JACKSON, libraries("org.yaml.snakeyaml..")));

    @ArchTest
    static final ArchRule OUTPUT =
            allowed("output", packages("validation", "io", "model"), JACKSON);

    @ArchTest
    static final ArchRule RESOLVE =
            allowed(
                    "resolve",
                    packages(
                            "io",
                            "definition",
                            "output",
                            "forge",
                            "http",
                            "validation",
                            "version",
                            "model"));

    @ArchTest
    static final ArchRule CHECK =
            allowed(
                    "check",
                    packages(
                            "resolve",
                            "definition",
                            "output",
                            "git",
                            "validation",
                            "version",
                            "io",
                            "model"));

    @ArchTest
    static final ArchRule REPORT =
            allowed("report", packages("check", "output", "validation", "io"), JACKSON);

    @ArchTest
    static final ArchRule EXPLAIN =
            allowed(
                    "explain",
                    packages("check", "resolve", "definition", "output", "version", "io", "model"));

    @ArchTest
    static final ArchRule UPDATE =
            allowed(
                    "update",
                    packages("check", "resolve", "definition", "output", "git", "io", "model"));

    @ArchTest
    static final ArchRule PUBLISH =
            allowed(
                    "publish",
                    packages(
                            "update",
                            "check",
                            "resolve",
                            "definition",
                            "output",
                            "forge",
                            "forge.github",
                            "git",
                            "http",
                            "validation",
                            "version",
                            "io",
                            "model"));

    @ArchTest
    static final ArchRule NO_CYCLES = slices().matching(BASE + ".(**)").should().beFreeOfCycles();

    @ArchTest
    static void aReaderFindsTheirWay(JavaClasses classes) {
        Map<String, Set<String>> uses = new TreeMap<>();
        for (JavaClass type : classes) {
            Set<String> used = uses.computeIfAbsent(type.getPackageName(), any -> new TreeSet<>());
            type.getDirectDependenciesFromSelf().stream()
                    .map(dependency -> dependency.getTargetClass().getPackageName())
                    .filter(name -> name.startsWith(BASE) && !name.equals(type.getPackageName()))
                    .forEach(used::add);
        }
        assertThat(uses).as("packages").hasSizeLessThanOrEqualTo(18);
        assertThat(uses.keySet()).as("floors").allMatch(name -> floor(name, uses) <= 9);
        assertThat(classes.stream().filter(ArchitectureTest::isAtTheRoot))
                .as("classes of the root package")
                .hasSizeLessThanOrEqualTo(5);
    }

    /** A package is one floor above the highest package that it uses. */
    private static int floor(String name, Map<String, Set<String>> uses) {
        return 1 + uses.get(name).stream().mapToInt(used -> floor(used, uses)).max().orElse(0);
    }

    private static boolean isAtTheRoot(JavaClass type) {
        return type.getPackageName().equals(BASE)
                && type.isTopLevelClass()
                && !type.getSimpleName().equals("package-info");
    }

    @ArchTest
    static final ArchRule THE_ROOT_PACKAGE_IS_USED_BY_NO_OTHER =
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
                    .doNotBelongToAnyOf(RegistryServiceBuilder.class)
                    .should()
                    .callMethod(Instant.class, "now")
                    .orShould()
                    .callMethod(LocalDate.class, "now")
                    .orShould()
                    .callMethod(System.class, "currentTimeMillis")
                    .orShould()
                    .callMethod(Clock.class, "systemUTC")
                    .orShould()
                    .callMethod(Clock.class, "systemDefaultZone")
                    .orShould()
                    .callMethod(Clock.class, "system", ZoneId.class);

    @ArchTest
    static final ArchRule TIMEOUTS_ARE_MEASURED_BY_A_STOPWATCH =
            noClasses()
                    .that()
                    .doNotBelongToAnyOf(Stopwatch.class)
                    .should()
                    .callMethod(System.class, "nanoTime");

    @ArchTest
    static final ArchRule THE_ENVIRONMENT_IS_READ_IN_ONE_PLACE =
            noClasses()
                    .that()
                    .doNotBelongToAnyOf(Environment.class)
                    .should()
                    .callMethod(System.class, "getenv")
                    .orShould()
                    .callMethod(System.class, "getenv", String.class)
                    .orShould()
                    .callMethod(System.class, "getProperty", String.class);

    @ArchTest
    static final ArchRule A_TOKEN_IS_REVEALED_TO_THOSE_WHO_SEND_REQUESTS_AND_TO_THE_FILTER_ALONE =
            noClasses()
                    .that(not(resideInAnyPackage(BASE + ".git", BASE + ".forge")))
                    .and()
                    .doNotBelongToAnyOf(SecretFilter.class)
                    .should()
                    .callMethod(Token.class, "reveal");

    @ArchTest
    static final ArchRule A_TOKEN_IS_LOOKED_UP_BY_THE_GATE_ALONE =
            noClasses()
                    .that()
                    .resideOutsideOfPackage(BASE + ".http")
                    .should()
                    .callMethod(TokenProvider.class, "token", String.class);

    @ArchTest
    static final ArchRule NOTHING_IS_PRINTED =
            noClasses()
                    .should()
                    .accessField(System.class, "out")
                    .orShould()
                    .accessField(System.class, "err");

    private static String[] packages(String... names) {
        return names;
    }

    private static String[] libraries(String... names) {
        return names;
    }

    private static ArchRule allowed(String part, String[] others, String... libraries) {
        String[] own =
                Stream.concat(Stream.of(part), Arrays.stream(others))
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
