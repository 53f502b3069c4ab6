package io.github.pluginregistry.maven;

import io.github.pluginregistry.core.Registrar;
import io.github.pluginregistry.core.definition.DefinitionException;
import java.io.IOException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/**
 * Proves that the published files are valid and in step.
 *
 * <p><i>Valid</i>: {@code plugins.json} obeys its schema and does not contradict itself. <i>In
 * step</i>: every file is, byte for byte, what the definition and {@code plugins.json} render to;
 * lines may also all end in CR LF, as git checks them out on Windows. Neither needs a network.
 *
 * @since 0.1.0
 */
@Mojo(
        name = "check",
        defaultPhase = LifecyclePhase.VERIFY,
        requiresProject = false,
        threadSafe = true,
        inheritByDefault = false)
public final class CheckMojo extends RegistryMojo {

    /**
     * Asks the forges, too, whether anything newer is out than what is published: <i>current</i>.
     *
     * @since 0.1.0
     */
    @Parameter(property = "registry.online", defaultValue = "false")
    private boolean online;

    @Override
    void run() throws IOException, DefinitionException, MojoFailureException {
        Registrar registrar = registrar().build();
        new CheckLog(log(), workplace().directory())
                .report(online ? registrar.checkOnline() : registrar.check());
    }
}
