package io.github.pluginregistry.core.output;

import io.github.pluginregistry.core.model.LatestRelease;
import io.github.pluginregistry.core.model.Plugin;
import io.github.pluginregistry.core.model.PluginId;
import io.github.pluginregistry.core.model.PluginMetadata;
import io.github.pluginregistry.core.model.PluginMetadata.RepositoryType;
import io.github.pluginregistry.core.model.Registry;
import io.github.pluginregistry.core.model.Status;
import io.github.pluginregistry.core.testing.HostileText;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Registries whose texts hold anything, with ids and names that are easily confused. */
final class HostileRegistry {

    private static final List<String> ADDRESSES =
            List.of(
                    "javascript:alert(1)",
                    "data:text/html,<script>",
                    "https://github.com/a/b",
                    "https://github.com/a/b.git",
                    "HTTP://A.example:8080/x_(y)?z=1&copy;",
                    "https://user:secret@a.example/",
                    "https://a.example/[x](https://b.example)",
                    "https:///nowhere",
                    "//a.example",
                    "/etc/passwd",
                    "git@a.example:b/c.git",
                    "docs/page.md#part");

    private HostileRegistry() {}

    static Arbitrary<Registry> any() {
        return Combinators.combine(
                        HostileText.line(),
                        HostileText.text(),
                        address(),
                        HostileText.text(),
                        plugins())
                .as(
                        (name, description, home, notes, plugins) ->
                                new Registry(
                                        name,
                                        description,
                                        home,
                                        notes,
                                        notes,
                                        Instant.EPOCH,
                                        plugins));
    }

    private static Arbitrary<List<Plugin>> plugins() {
        return plugin().list().uniqueElements(Plugin::id).ofMaxSize(4);
    }

    private static Arbitrary<Plugin> plugin() {
        return Combinators.combine(id(), profile(), latest()).as(Plugin::new);
    }

    private static Arbitrary<PluginId> id() {
        return Arbitraries.of("a", "a.", "a-1", "a-2", "plugins", "quick-reference", "x.y", "xy")
                .map(PluginId::new);
    }

    private static Arbitrary<String> name() {
        return Arbitraries.oneOf(
                HostileText.line(),
                Arbitraries.of(
                        "A", "a", "A (a)", "a a", "A 1", "Plugins", "Quick reference", "🚀", ""));
    }

    private static Arbitrary<String> address() {
        return Arbitraries.oneOf(
                Arbitraries.of(ADDRESSES),
                HostileText.line(),
                HostileText.line().map(line -> "https://a.example/" + line));
    }

    private static Arbitrary<PluginMetadata> profile() {
        Arbitrary<Optional<String>> docs = address().optional();
        Arbitrary<List<String>> labels = HostileText.line().list().ofMaxSize(2);
        return Combinators.combine(
                        name(),
                        HostileText.text(),
                        HostileText.line(),
                        address(),
                        Arbitraries.of(Status.values()),
                        docs,
                        labels,
                        id().optional())
                .as(
                        (name, description, line, repository, status, page, words, other) ->
                                new PluginMetadata(
                                        name,
                                        description,
                                        line,
                                        repository,
                                        RepositoryType.INLINE,
                                        line,
                                        status,
                                        page.orElse(null),
                                        words,
                                        other.orElse(null)));
    }

    private static Arbitrary<LatestRelease> latest() {
        Arbitrary<String> version =
                Arbitraries.oneOf(HostileText.line(), Arbitraries.of("unknown"));
        return Combinators.combine(version, address(), HostileText.line().optional())
                .as(
                        (text, url, other) ->
                                new LatestRelease(
                                        text,
                                        url,
                                        null,
                                        other.orElse(null),
                                        other.orElse(null),
                                        other.orElse(null)));
    }
}
