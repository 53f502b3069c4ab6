package io.github.pluginregistry.init;

import io.github.pluginregistry.core.RegistryService;
import io.github.pluginregistry.core.definition.OutputType;
import io.github.pluginregistry.core.testing.FakeSource;
import io.github.pluginregistry.init.detect.TagFilter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Runs init in a directory, with repositories from memory. */
final class InitFixture {

    private final Path directory;
    private final FakeSource source = new FakeSource();
    private final Map<String, String> answers = new HashMap<>();
    private List<String> repositories = List.of();
    private TagFilter filter = TagFilter.ALL;
    private List<OutputType> outputs = List.of();
    private boolean force;
    private @Nullable Path from;
    private @Nullable CiSystem ci;
    private @Nullable Path pom;

    InitFixture(Path directory) {
        this.directory = directory;
    }

    InitFixture repository(String url, String... tags) {
        source.tags(url, tags);
        repositories = Stream.concat(repositories.stream(), Stream.of(url)).toList();
        return this;
    }

    InitFixture include(String... globs) {
        filter = new TagFilter(List.of(globs), List.of());
        return this;
    }

    InitFixture exclude(String... globs) {
        filter = new TagFilter(List.of(), List.of(globs));
        return this;
    }

    InitFixture outputs(OutputType... types) {
        outputs = List.of(types);
        return this;
    }

    InitFixture force() {
        force = true;
        return this;
    }

    InitFixture from(String file, String text) throws IOException {
        from = Files.writeString(directory.resolve(file), text);
        return this;
    }

    InitFixture ci(CiSystem system) {
        ci = system;
        return this;
    }

    InitFixture pom(String text) throws IOException {
        pom = Files.writeString(directory.resolve("pom.xml"), text);
        return this;
    }

    /** Answers the question that starts with a text; others get their defaults. */
    InitFixture answer(String question, String answer) {
        answers.put(question, answer);
        return this;
    }

    InitReport run() throws Exception {
        InitOptions options =
                new InitOptions(
                        file("registry.yaml"),
                        repositories,
                        filter,
                        outputs,
                        force,
                        from,
                        ci,
                        pom,
                        "1.2.3");
        return new InitRegistry(
                        options,
                        definition ->
                                RegistryService.of(definition, options.definition(), file("docs"))
                                        .source(source),
                        questions())
                .run();
    }

    private String ask(String question) {
        return answers.entrySet().stream()
                .filter(it -> question.startsWith(it.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse("");
    }

    private String answerOr(String question, String usual) {
        String answer = ask(question);
        return answer.isEmpty() ? usual : answer;
    }

    Path file(String name) {
        return directory.resolve(name);
    }

    String text(String name) throws IOException {
        return Files.readString(file(name));
    }

    Questions questions() {
        return this::answerOr;
    }
}
