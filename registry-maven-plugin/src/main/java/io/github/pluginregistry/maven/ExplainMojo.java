package io.github.pluginregistry.maven;

import io.github.pluginregistry.core.RegistryService;
import io.github.pluginregistry.core.explain.DetailLevel;
import io.github.pluginregistry.core.explain.ExplainReport;
import io.github.pluginregistry.core.explain.ExplanationFormat;
import io.github.pluginregistry.core.model.RegistryException;
import io.github.pluginregistry.maven.config.GoalContext;
import io.github.pluginregistry.maven.log.ExplanationLog;
import java.io.File;
import java.io.IOException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * Shows how the latest version of a plugin was chosen.
 *
 * <p>Sends the same requests and makes the same decisions as an update, and writes nothing. The
 * output has every tag with the pattern that it matches, its status, and the reason why it was
 * chosen or not. For the whole registry it also reports coverage: tags that may belong to a missing
 * plugin, tags that several plugins match, and patterns that match no tag.
 *
 * @since 0.1.0
 */
@Mojo(name = "explain", requiresProject = false, threadSafe = true, inheritByDefault = false)
public final class ExplainMojo extends RegistryMojo {

    /**
     * The id of the plugin to explain. The default is all plugins.
     *
     * @since 0.1.0
     */
    @Parameter(property = "registry.plugin")
    private @Nullable String plugin;

    /**
     * Shows all tags. By default, long lists are truncated.
     *
     * @since 0.1.0
     */
    @Parameter(property = "registry.all", defaultValue = "false")
    private boolean all;

    /**
     * The output format: {@code text}, written to the log, or {@code json}, written to standard
     * output without a prefix. Use {@code mvn -q} to get only the JSON.
     *
     * @since 0.1.0
     */
    @Parameter(property = "registry.format", defaultValue = "text")
    private String format;

    /**
     * A directory to record all answers of the hosts in, for {@code registry.recording}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "registry.record")
    private @Nullable File record;

    @Override
    void run(GoalContext context) throws IOException, RegistryException {
        ExplanationFormat wanted = ExplanationFormat.of(format);
        RegistryService service = service(context, record).build();
        ExplainReport report = plugin == null ? service.explain() : service.explain(plugin);
        new ExplanationLog(log(), System.out)
                .write(wanted, wanted.render(report, DetailLevel.all(all)));
    }
}
