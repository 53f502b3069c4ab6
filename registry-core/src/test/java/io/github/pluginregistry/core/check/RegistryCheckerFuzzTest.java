package io.github.pluginregistry.core.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pluginregistry.core.output.InvalidRegistryFileException;
import io.github.pluginregistry.core.testing.Mutations;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever a plugins.json says, what is wrong with it is told in lines, each with its place. */
class RegistryCheckerFuzzTest {

    /** Each try reads a definition, so there are fewer of them than jqwik would make by itself. */
    @Property(tries = 200)
    void reportsFindingsForAnyInput(@ForAll("registries") List<String> registries)
            throws Exception {
        Path directory = Files.createTempDirectory("check");
        try {
            for (String json : registries) {
                check(directory, json);
            }
        } finally {
            Files.deleteIfExists(directory.resolve("registry.yaml"));
            Files.delete(directory);
        }
    }

    private static void check(Path directory, String json) throws Exception {
        try {
            Checked registry = new Checked(directory).json(Checked.JSON, json).maxAge("P1D");
            assertAreLines(registry.findings());
            assertAreLines(registry.withoutDefinition().findings());
        } catch (InvalidRegistryFileException documented) {
            assertThat(documented.remedy()).isNotEmpty();
        }
    }

    private static void assertAreLines(List<String> findings) {
        assertThat(findings)
                .allSatisfy(
                        finding ->
                                assertThat(finding)
                                        .matches(
                                                "[a-z-]+ (plugins\\.json:\\d+:\\d+|registry\\.yaml:\\d+:\\d+) .+")
                                        .hasSizeLessThan(2000)
                                        .doesNotContainPattern("[\\p{Cc}\\p{Cf}]"));
    }

    @Provide
    Arbitrary<List<String>> registries() {
        return Mutations.of(Checked.JSON).list().ofSize(Integer.getInteger("fuzz.batch", 1));
    }
}
