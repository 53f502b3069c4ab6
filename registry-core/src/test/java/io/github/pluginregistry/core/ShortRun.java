package io.github.pluginregistry.core;

import io.github.pluginregistry.core.definition.DefinitionReader;
import io.github.pluginregistry.core.validation.ValidationCache;
import java.nio.file.Path;

/** Checks or updates the registry of a directory as a goal does, to see what that loads. */
final class ShortRun {

    private ShortRun() {}

    public static void main(String[] arguments) throws Exception {
        Path directory = Path.of(arguments[1]);
        Path definition = directory.resolve("registry.yaml");
        ValidationCache approvals = new ValidationCache(directory.resolve("cache/approved.txt"));
        RegistryService registrar =
                RegistryService.of(
                                new DefinitionReader(approvals).read(definition),
                                definition,
                                directory.resolve("docs"))
                        .approvals(approvals)
                        .cache(directory.resolve("cache"))
                        .build();
        System.out.println(
                arguments[0].equals("check")
                        ? registrar.check()
                        : registrar.update().plan().isEmpty());
    }
}
