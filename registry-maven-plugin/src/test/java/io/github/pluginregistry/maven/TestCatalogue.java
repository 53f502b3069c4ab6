package io.github.pluginregistry.maven;

import static java.util.stream.Collectors.toSet;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The tests of all modules, as documents name them: {@code TestClass}, {@code TestClass.method}, or
 * {@code src/it/NAME} for an integration test.
 *
 * @param methods all test methods, as {@code TestClass.method}
 */
record TestCatalogue(Set<String> methods) {

    private static final String INTEGRATION_TESTS = "src/it/";

    /** A method of a test, in a source file. */
    private static final Pattern METHOD = Pattern.compile("^ {4}void (\\w+)\\(", Pattern.MULTILINE);

    /**
     * Reads all tests on the class path, which has those of the core, too, and the sources of those
     * for extensions.
     */
    static TestCatalogue read() {
        Set<String> methods =
                new ClassFileImporter()
                        .importPackages("io.github.pluginregistry").stream()
                                .filter(type -> type.getSimpleName().endsWith("Test"))
                                .flatMap(type -> type.getMethods().stream())
                                .map(it -> it.getOwner().getSimpleName() + "." + it.getName())
                                .collect(toSet());
        Path sources = Checkout.file("registry-extensions/src/test/java");
        try (Stream<Path> files = Files.walk(sources)) {
            for (Path file : files.filter(it -> it.toString().endsWith("Test.java")).toList()) {
                String type = file.getFileName().toString().replace(".java", "");
                METHOD.matcher(Files.readString(file))
                        .results()
                        .forEach(method -> methods.add(type + "." + method.group(1)));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new TestCatalogue(methods);
    }

    /** Whether there is such a test; an integration test needs a verify script. */
    boolean has(String test) {
        return test.startsWith(INTEGRATION_TESTS)
                ? Files.exists(Checkout.file(test).resolve("verify.groovy"))
                : methods.stream()
                        .anyMatch(name -> name.equals(test) || name.startsWith(test + "."));
    }
}
