package io.github.pluginregistry.maven;

import io.github.pluginregistry.core.RegistryService;
import io.github.pluginregistry.core.definition.DefinitionException;
import io.github.pluginregistry.core.explain.DetailLevel;
import io.github.pluginregistry.core.explain.ExplainReport;
import io.github.pluginregistry.core.explain.ExplanationFormat;
import io.github.pluginregistry.core.output.InvalidRegistryFileException;
import io.github.pluginregistry.maven.log.ExplanationLog;
import java.io.File;
import java.io.IOException;
import java.util.Optional;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * Tells how the latest version of a plugin was chosen.
 *
 * <p>Asks and decides as an update does, and writes nothing: every tag that was seen, whether it
 * matches and by which pattern, what it is worth, which one won, and over which. For the whole
 * registry it also tells what the definition leaves out: tags that look like a plugin's releases
 * and that no pattern claims, tags that several plugins claim, patterns that match nothing.
 *
 * @since 0.1.0
 */
@Mojo(name = "explain", requiresProject = false, threadSafe = true, inheritByDefault = false)
public final class ExplainMojo extends RegistryMojo {

    /**
     * The id of the plugin to explain. The default is every plugin of the registry.
     *
     * @since 0.1.0
     */
    @Parameter(property = "registry.plugin")
    private @Nullable String plugin;

    /**
     * Tells every tag, however many there are. Without it long lists are cut, and counted.
     *
     * @since 0.1.0
     */
    @Parameter(property = "registry.all", defaultValue = "false")
    private boolean all;

    /**
     * {@code text}, to the log, or {@code json}, to the standard output and without a prefix; with
     * {@code mvn -q} there is nothing else on it.
     *
     * @since 0.1.0
     */
    @Parameter(property = "registry.format", defaultValue = "text")
    private String format;

    /**
     * A folder into which every answer is recorded, to be given as {@code registry.recording}
     * later.
     *
     * @since 0.1.0
     */
    @Parameter(property = "registry.record")
    private @Nullable File record;

    @Override
    void run() throws IOException, DefinitionException, InvalidRegistryFileException {
        ExplanationFormat wanted = ExplanationFormat.of(format);
        RegistryService registrar = registrar(record).build();
        ExplainReport explanations = registrar.explain(Optional.ofNullable(plugin));
        new ExplanationLog(log(), System.out)
                .tell(wanted, wanted.render(explanations, DetailLevel.all(all)));
    }
}
