package io.github.pluginregistry.benchmarks;

import io.github.pluginregistry.core.RegistryService;
import io.github.pluginregistry.core.check.CheckReport;
import io.github.pluginregistry.core.definition.DefinitionException;
import io.github.pluginregistry.core.definition.DefinitionReader;
import io.github.pluginregistry.core.definition.RegistryDefinition;
import io.github.pluginregistry.core.validation.ValidationCache;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;

/**
 * One run over a registry whose plugins have a hundred tags each and share a repository with
 * ninety-nine others, in a Java VM that has done nothing before.
 */
enum Step {
    /** Resolves, renders, plans and writes, all from nothing. */
    UPDATE {
        @Override
        Callable<?> of(Ecosystem ecosystem, Path directory) {
            return registrar(ecosystem, ecosystem.definition(), directory)::update;
        }
    },
    /** The same with nothing new, so that nothing is written. */
    AGAIN {
        @Override
        Callable<?> of(Ecosystem ecosystem, Path directory) {
            return registrar(ecosystem, ecosystem.definition(), directory)::update;
        }
    },
    /** Reads the definition, in YAML, and asks nobody; all of it for the first time. */
    CHECK {
        @Override
        Callable<?> of(Ecosystem ecosystem, Path directory) {
            return () -> check(ecosystem, directory);
        }
    },
    /** The same once more, so that the schemas need not be asked. */
    RECHECK {
        @Override
        Callable<?> of(Ecosystem ecosystem, Path directory) {
            return () -> check(ecosystem, directory);
        }
    };

    private static final String DEFINITION = "registry.yaml";

    abstract Callable<?> of(Ecosystem ecosystem, Path directory);

    private static RegistryService registrar(
            Ecosystem ecosystem, RegistryDefinition definition, Path directory) {
        return RegistryService.of(definition, directory.resolve(DEFINITION), directory.resolve("docs"))
                .approvals(new ValidationCache(directory.resolve("approved.txt")))
                .source(ecosystem.source())
                .build();
    }

    private static CheckReport check(Ecosystem ecosystem, Path directory)
            throws IOException, DefinitionException {
        ValidationCache approvals = new ValidationCache(directory.resolve("approved.txt"));
        RegistryDefinition definition =
                new DefinitionReader(approvals).read(directory.resolve(DEFINITION));
        CheckReport report = registrar(ecosystem, definition, directory).check();
        if (!report.findings().isEmpty()) {
            throw new IllegalStateException(report + ": " + report.findings().get(0));
        }
        return report;
    }

    /**
     * Prints a line of the table that {@link Scale} begins.
     *
     * @param arguments the step, how many plugins there are, and where the registry is
     */
    public static void main(String[] arguments) throws Exception {
        Step step = valueOf(arguments[0]);
        Ecosystem ecosystem = new Ecosystem(Integer.parseInt(arguments[1]), 100, 100);
        Path directory = Path.of(arguments[2]);
        Files.writeString(directory.resolve(DEFINITION), ecosystem.yaml());
        Cost cost = Cost.of(step.of(ecosystem, directory));
        System.out.printf(
                Locale.ROOT,
                "| %,d | %,d | %s | %.2f s | %.2f s | %d MB |%n",
                ecosystem.plugins(),
                ecosystem.plugins() * ecosystem.versions(),
                step.name().toLowerCase(Locale.ROOT),
                cost.cpu().toMillis() / 1000.0,
                cost.wall().toMillis() / 1000.0,
                cost.heap() >> 20);
    }
}
