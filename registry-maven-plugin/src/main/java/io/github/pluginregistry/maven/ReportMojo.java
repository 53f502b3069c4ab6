package io.github.pluginregistry.maven;

import io.github.pluginregistry.core.model.RegistryException;
import io.github.pluginregistry.maven.config.GoalContext;
import io.github.pluginregistry.maven.site.SitePage;
import java.io.File;
import java.io.IOException;
import java.util.Locale;
import org.apache.maven.doxia.sink.Sink;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.reporting.MavenReport;
import org.apache.maven.reporting.MavenReportException;
import org.jspecify.annotations.Nullable;

/**
 * Adds a page with the registry to the site of the project: the plugins with their latest versions,
 * the newest releases and, if the registry has a history, the versions of each plugin. Reads the
 * registry files; needs no network. Needs maven-site-plugin 3.20 or later.
 *
 * @since 0.1.0
 */
@Mojo(name = "report", threadSafe = true, inheritByDefault = false)
public final class ReportMojo extends RegistryMojo implements MavenReport {

    /** The directory of the site. */
    @Parameter(defaultValue = "${project.reporting.outputDirectory}", readonly = true)
    private @Nullable File siteDirectory;

    private @Nullable Sink page;

    @Override
    void run(GoalContext context)
            throws IOException, RegistryException, MojoExecutionException, MojoFailureException {
        if (page == null) {
            throw new MojoFailureException(
                    "registry:report is a report of a site; add the plugin to <reporting> in the POM, and run mvn site");
        }
        new SitePage(page).write(service(context).build().published());
    }

    @Override
    public void generate(Sink sink, Locale locale) throws MavenReportException {
        page = sink;
        try {
            execute();
        } catch (MojoExecutionException | MojoFailureException e) {
            throw new MavenReportException(e.getMessage(), e);
        }
    }

    /** The name of the file; its successor of maven-reporting-api 4.0 calls it. */
    @Override
    @SuppressWarnings("deprecation")
    public String getOutputName() {
        return "plugin-registry";
    }

    @Override
    public String getCategoryName() {
        return CATEGORY_PROJECT_REPORTS;
    }

    @Override
    public String getName(Locale locale) {
        return "Plugin Registry";
    }

    @Override
    public String getDescription(Locale locale) {
        return "The plugins of the registry and their latest versions.";
    }

    @Override
    public void setReportOutputDirectory(@Nullable File directory) {
        siteDirectory = directory;
    }

    @Override
    public @Nullable File getReportOutputDirectory() {
        return siteDirectory;
    }

    @Override
    public boolean isExternalReport() {
        return false;
    }

    @Override
    public boolean canGenerateReport() {
        return true;
    }
}
