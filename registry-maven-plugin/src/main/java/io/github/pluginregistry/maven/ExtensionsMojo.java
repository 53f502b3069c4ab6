package io.github.pluginregistry.maven;

import io.github.pluginregistry.core.model.RegistryException;
import io.github.pluginregistry.maven.config.GoalContext;
import io.github.pluginregistry.maven.log.ExtensionsLog;
import java.io.IOException;
import org.apache.maven.plugins.annotations.Mojo;

/**
 * Lists the extensions of the registry: what each one does, where it comes from, whether it is
 * enabled and healthy, and why not. Starts the extensions for that, and ends them again.
 *
 * @since 0.1.0
 */
@Mojo(name = "extensions", requiresProject = false, threadSafe = true, inheritByDefault = false)
public final class ExtensionsMojo extends RegistryMojo {

    @Override
    void run(GoalContext context) throws IOException, RegistryException {
        service(context);
        new ExtensionsLog(log()).report(extensions());
    }
}
