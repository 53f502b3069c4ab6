package io.github.pluginregistry.maven;

import static java.util.stream.Collectors.toSet;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.nio.file.Files;
import java.util.Set;

/**
 * The tests of both modules, as documents name them: {@code TestClass}, {@code TestClass.method},
 * or {@code src/it/NAME} for an integration test.
 *
 * @param methods all test methods, as {@code TestClass.method}
 */
record TestCatalogue(Set<String> methods) {

    private static final String INTEGRATION_TESTS = "src/it/";

    /** Reads all tests on the class path, which has those of the core, too. */
    static TestCatalogue read() {
        return new TestCatalogue(
                new ClassFileImporter()
                        .importPackages("io.github.pluginregistry").stream()
                                .filter(type -> type.getSimpleName().endsWith("Test"))
                                .flatMap(type -> type.getMethods().stream())
                                .map(it -> it.getOwner().getSimpleName() + "." + it.getName())
                                .collect(toSet()));
    }

    /** Whether there is such a test; an integration test needs a verify script. */
    boolean has(String test) {
        return test.startsWith(INTEGRATION_TESTS)
                ? Files.exists(Checkout.file(test).resolve("verify.groovy"))
                : methods.stream()
                        .anyMatch(name -> name.equals(test) || name.startsWith(test + "."));
    }
}
