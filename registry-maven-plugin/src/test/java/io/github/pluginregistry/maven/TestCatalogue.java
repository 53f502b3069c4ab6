package io.github.pluginregistry.maven;

import static java.util.stream.Collectors.flatMapping;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toSet;

import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import io.github.pluginregistry.core.testing.Fault;
import java.nio.file.Files;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The tests of both modules, as documents name them: {@code TestClass}, {@code TestClass.method},
 * or {@code src/it/NAME} for an integration test.
 *
 * @param faults the faults that each test proves, by {@code TestClass.method}
 */
record TestCatalogue(Map<String, Set<String>> faults) {

    private static final String INTEGRATION_TESTS = "src/it/";

    /** Reads all tests on the class path, which has those of the core, too. */
    static TestCatalogue read() {
        return new TestCatalogue(
                new ClassFileImporter()
                        .importPackages("io.github.pluginregistry").stream()
                                .filter(type -> type.getSimpleName().endsWith("Test"))
                                .flatMap(type -> type.getMethods().stream())
                                .collect(
                                        groupingBy(
                                                TestCatalogue::name,
                                                flatMapping(TestCatalogue::faults, toSet()))));
    }

    private static String name(JavaMethod method) {
        return method.getOwner().getSimpleName() + "." + method.getName();
    }

    private static Stream<String> faults(JavaMethod method) {
        return method.tryGetAnnotationOfType(Fault.class).stream()
                .flatMap(fault -> Stream.of(fault.value()));
    }

    /** Whether there is such a test; an integration test without a verify script is none. */
    boolean has(String test) {
        return test.startsWith(INTEGRATION_TESTS)
                ? Files.exists(Checkout.file(test).resolve("verify.groovy"))
                : faults.keySet().stream()
                        .anyMatch(name -> name.equals(test) || name.startsWith(test + "."));
    }

    /** Whether a test proves what a run does about a fault. */
    boolean proves(String test, String fault) {
        return has(test)
                && (test.startsWith(INTEGRATION_TESTS)
                        || faults.getOrDefault(test, Set.of()).contains(fault));
    }

    /** All faults that some test proves. */
    Set<String> allFaults() {
        return faults.values().stream().flatMap(Set::stream).collect(toSet());
    }
}
