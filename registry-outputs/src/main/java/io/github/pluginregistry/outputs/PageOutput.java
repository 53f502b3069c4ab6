package io.github.pluginregistry.outputs;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import io.github.pluginregistry.core.definition.OutputType;
import io.github.pluginregistry.core.definition.RegistryDefinition;
import io.github.pluginregistry.core.model.Registry;
import io.github.pluginregistry.core.output.AdditionalOutput;
import java.util.List;
import java.util.Map;

/** A page for people: {@code plugins.html}, one file that requests no other. */
final class PageOutput implements AdditionalOutput {

    private static final String NAME = "plugins.html";
    private static final PageCode CODE = PageCode.read();

    private final boolean feed;

    PageOutput(RegistryDefinition definition) {
        this.feed = definition.outputs().contains(OutputType.FEED);
    }

    @Override
    public List<String> files() {
        return List.of(NAME);
    }

    /**
     * @throws IllegalArgumentException if the page is larger than any file may be that is read
     */
    @Override
    public Map<String, String> render(Registry registry) {
        StringOutput page = new StringOutput();
        // The template is compiled by the build, into this package.
        TemplateEngine.createPrecompiled(
                        null,
                        ContentType.Html,
                        PageOutput.class.getClassLoader(),
                        PageOutput.class.getPackageName())
                .render("plugins.jte", PageView.of(registry, CODE, feed), page);
        return Map.of(NAME, FileLimit.require(NAME, "html", page.toString()));
    }
}
