package io.github.pluginregistry.benchmarks;

import io.github.pluginregistry.core.Registrar;
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
        Callable<?> of(Registrar registrar) {
            return registrar::update;
        }
    },
    /** The same with nothing new, so that nothing is written. */
    AGAIN {
        @Override
        Callable<?> of(Registrar registrar) {
            return registrar::update;
        }
    },
    /** Without asking anybody. */
    CHECK {
        @Override
        Callable<?> of(Registrar registrar) {
            return registrar::check;
        }
    };

    abstract Callable<?> of(Registrar registrar);

    /**
     * Prints a line of the table that {@link Scale} begins.
     *
     * @param arguments the step, how many plugins there are, and where the registry is
     */
    public static void main(String[] arguments) throws Exception {
        Step step = valueOf(arguments[0]);
        Ecosystem ecosystem = new Ecosystem(Integer.parseInt(arguments[1]), 100, 100);
        Path directory = Path.of(arguments[2]);
        Registrar registrar =
                Registrar.of(
                                ecosystem.definition(),
                                directory.resolve("registry.yaml"),
                                directory.resolve("docs"))
                        .source(ecosystem.source())
                        .build();
        Cost cost = Cost.of(step.of(registrar));
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
