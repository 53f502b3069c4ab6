package io.github.pluginregistry.core.definition;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pluginregistry.core.testing.Mutations;
import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever a definition says, it is read, or every mistake is told in a line. */
class DefinitionFuzzTest {

    @Property
    void yamlIsReadOrRefused(@ForAll("yaml") byte[] text) {
        assertIsReadOrRefused(DefinitionFormat.YAML, text);
    }

    @Property
    void jsonIsReadOrRefused(@ForAll("json") byte[] text) {
        assertIsReadOrRefused(DefinitionFormat.JSON, text);
    }

    private static void assertIsReadOrRefused(DefinitionFormat format, byte[] text) {
        List<String> problems = Written.problems(format, text);

        assertThat(problems)
                .allMatch(problem -> problem.matches("registry\\.yaml(?::\\d+)?: .+; .+"));
        assertThat(problems)
                .noneMatch(
                        problem ->
                                problem.codePoints()
                                        .anyMatch(
                                                point ->
                                                        Character.isISOControl(point)
                                                                || Character.getType(point)
                                                                        == Character.FORMAT));
        assertThat(Written.problems(format, text)).isEqualTo(problems);
    }

    @Provide
    Arbitrary<byte[]> yaml() {
        return Mutations.bytesOf(Written.resource("complete.yaml"));
    }

    @Provide
    Arbitrary<byte[]> json() {
        return Mutations.bytesOf(Written.resource("complete.json"));
    }
}
