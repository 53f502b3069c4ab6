package io.github.pluginregistry.maven;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Reads the bill of materials that the build makes before its tests. */
class BillOfMaterialsTest {

    /** Licences that let this project be what it is: used, changed and sold by anybody. */
    private static final Set<String> ALLOWED_LICENCES =
            Set.of("Apache-2.0", "BSD-3-Clause", "Go License", "MIT", "Public Domain");

    private static final Path BILL = Checkout.file("registry-maven-plugin/target/bom.json");

    static List<Component> components() throws IOException {
        JsonNode bill = new ObjectMapper().readTree(BILL.toFile());
        return elements(bill.path("components")).map(Component::of).toList();
    }

    @Test
    void listsEverythingThatThePluginNeedsToRun() throws Exception {
        assertThat(components())
                .extracting(Component::name)
                .containsExactlyInAnyOrderElementsOf(Descriptor.read().dependencies());
    }

    /** Where there are several licences, any of them may be chosen. */
    @ParameterizedTest
    @MethodSource("components")
    void everyLibraryHasALicenceThatIsAllowed(Component component) {
        assertThat(component.licences()).containsAnyElementsOf(ALLOWED_LICENCES);
    }

    /**
     * The text of the Apache License is in the jar once, for all; whoever gives up their rights
     * asks for none.
     */
    static Stream<Component> componentsWithLicencesOfTheirOwn() throws IOException {
        return components().stream()
                .filter(it -> !it.licences().contains("Apache-2.0"))
                .filter(it -> !it.licences().contains("Public Domain"));
    }

    @ParameterizedTest
    @MethodSource("componentsWithLicencesOfTheirOwn")
    void theTextOfEveryOtherLicenceIsShipped(Component component) throws IOException {
        String text = "/META-INF/licenses/%s.txt".formatted(component.group());

        try (InputStream shipped = getClass().getResourceAsStream(text)) {
            assertThat(shipped).as(text).isNotNull();
            assertThat(new String(shipped.readAllBytes(), StandardCharsets.UTF_8))
                    .contains("Copyright (c)", "WARRANT");
        }
    }

    /** Our own is no file yet where tests are all that runs. */
    static Stream<Component> componentsOfOthers() throws IOException {
        return components().stream()
                .filter(it -> !it.name().startsWith("io.github.pluginregistry:"));
    }

    @ParameterizedTest
    @MethodSource("componentsOfOthers")
    void everyLibraryOfOthersIsKnownByItsHash(Component component) {
        assertThat(component.hashes()).contains("SHA-256");
    }

    /** What differs from build to build would make two builds of one commit differ. */
    @Test
    void saysNothingThatDiffersFromBuildToBuild() throws IOException {
        JsonNode bill = new ObjectMapper().readTree(BILL.toFile());

        assertThat(bill.has("serialNumber")).isFalse();
        assertThat(bill.path("metadata").has("timestamp")).isFalse();
    }

    private static Stream<JsonNode> elements(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false);
    }

    /**
     * A library.
     *
     * @param name as {@code group:artifact:version}
     * @param licences by SPDX identifier or, where there is none, by the name in its POM
     * @param hashes the algorithms of its hashes
     */
    record Component(String name, List<String> licences, List<String> hashes) {

        private static Component of(JsonNode component) {
            return new Component(
                    String.join(
                            ":",
                            component.path("group").asText(),
                            component.path("name").asText(),
                            component.path("version").asText()),
                    elements(component.path("licenses")).map(Component::licence).toList(),
                    elements(component.path("hashes")).map(h -> h.path("alg").asText()).toList());
        }

        private String group() {
            return name.substring(0, name.indexOf(':'));
        }

        private static String licence(JsonNode choice) {
            JsonNode licence = choice.path("license");
            return licence.path("id").asText(licence.path("name").asText());
        }

        @Override
        public String toString() {
            return name;
        }
    }
}
