package io.github.pluginregistry.server;

import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.Architectures.LayeredArchitecture;
import java.util.Arrays;
import java.util.List;

/** The packages of the server, each of which only uses those before it. */
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

    static final String BASE = "io.github.pluginregistry.server";

    private static final List<String> PACKAGES =
            Arrays.asList(
                    "log",
                    "metric",
                    "config",
                    "store",
                    "credential",
                    "webhook",
                    "outgoing",
                    "run",
                    "http");

    @ArchTest static final ArchRule ORDER = order();

    @ArchTest
    static final ArchRule NO_CYCLES = slices().matching(BASE + ".(*)..").should().beFreeOfCycles();

    private static ArchRule order() {
        LayeredArchitecture layers =
                layeredArchitecture()
                        .consideringOnlyDependenciesInAnyPackage(BASE + "..")
                        .withOptionalLayers(true)
                        .layer("root")
                        .definedBy(BASE);
        for (String name : PACKAGES) {
            layers = layers.layer(name).definedBy(BASE + "." + name + "..");
        }
        for (int i = 0; i < PACKAGES.size(); i++) {
            List<String> upper = PACKAGES.subList(i + 1, PACKAGES.size());
            String[] users = new String[upper.size() + 1];
            upper.toArray(users);
            users[upper.size()] = "root";
            layers = layers.whereLayer(PACKAGES.get(i)).mayOnlyBeAccessedByLayers(users);
        }
        return layers.whereLayer("root").mayNotBeAccessedByAnyLayer();
    }
}
