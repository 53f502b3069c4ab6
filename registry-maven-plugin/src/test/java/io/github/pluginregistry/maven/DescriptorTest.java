package io.github.pluginregistry.maven;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DescriptorTest {

    /** Maven compares these before it loads a goal, and its message is one line. */
    @Test
    void requiresMavenAndJava() throws Exception {
        Descriptor descriptor = Descriptor.read();

        assertThat(descriptor.requiredMavenVersion()).isEqualTo("3.6.3");
        assertThat(descriptor.requiredJavaVersion()).isEqualTo("17");
    }

    static List<Descriptor.Parameter> parameters() throws Exception {
        return Descriptor.read().parameters();
    }

    @ParameterizedTest
    @MethodSource("parameters")
    void everyParameterHasADescriptionAndSince(Descriptor.Parameter parameter) {
        assertThat(parameter.description()).endsWith(".");
        assertThat(parameter.since()).matches("\\d+\\.\\d+\\.\\d+");
    }

    /**
     * The definition itself has many keys, so no property could hold it; and rules are elements in
     * a POM, and words on the command line, so that property fills a parameter of its own.
     */
    @ParameterizedTest
    @MethodSource("parameters")
    void everyParameterHasAProperty(Descriptor.Parameter parameter) {
        String name = parameter.name().replaceFirst(".*\\.", "");

        assertThat(parameter.expression())
                .isEqualTo(
                        switch (name) {
                            case "registry", "rules" -> "";
                            case "rulesOfThisRun" -> "${registry.rules}";
                            default -> "${registry." + name + "}";
                        });
    }

    static Stream<Descriptor.Parameter> parametersWithText() throws Exception {
        return parameters().stream().filter(parameter -> !parameter.type().equals("boolean"));
    }

    /** {@code mvn -X} prints the value of every parameter; a flag's tells no secret. */
    @ParameterizedTest
    @MethodSource("parametersWithText")
    void noParameterIsASecret(Descriptor.Parameter parameter) {
        assertThat(parameter.name()).doesNotContainPattern("(?i)token|password|secret|credential");
    }
}
