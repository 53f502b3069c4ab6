package io.github.pluginregistry.maven;

import io.github.pluginregistry.core.git.CommitIdentity;
import io.github.pluginregistry.core.model.RegistryException;
import io.github.pluginregistry.core.publish.MessageTemplate;
import io.github.pluginregistry.core.publish.PublishOptions;
import io.github.pluginregistry.core.publish.PublishReport;
import io.github.pluginregistry.core.publish.PullRequestOptions;
import io.github.pluginregistry.maven.config.GoalContext;
import io.github.pluginregistry.maven.config.MavenBuild;
import io.github.pluginregistry.maven.config.SeverityParser;
import io.github.pluginregistry.maven.log.PublishLog;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * Commits the registry files and pushes the commit, or opens a pull request.
 *
 * <p>The commit contains only {@code plugins.json}, {@code plugins.md} and {@code
 * plugins.schema.json}. If the branch already has the same files, there is no commit. The parent of
 * the commit is the head of the remote branch. If others push at the same time, the files are
 * rendered again with the changes of both sides. The token comes from the same places as for the
 * other goals.
 *
 * @since 0.1.0
 */
@Mojo(
        name = "publish",
        defaultPhase = LifecyclePhase.DEPLOY,
        requiresProject = false,
        threadSafe = true,
        inheritByDefault = false)
public final class PublishMojo extends RegistryMojo {

    /**
     * Shows what would be committed and changes nothing.
     *
     * @since 0.1.0
     */
    @Parameter(property = "registry.dryRun", defaultValue = "false")
    private boolean dryRun;

    /**
     * The git remote to publish to. The default is the remote of the checked-out branch, {@code
     * origin}, or the only one.
     *
     * @since 0.1.0
     */
    @Parameter(property = "registry.remote")
    private @Nullable String remote;

    /**
     * The branch to publish to. The default is the checked-out branch or, for a detached HEAD, the
     * default branch of the remote.
     *
     * @since 0.1.0
     */
    @Parameter(property = "registry.branch")
    private @Nullable String branch;

    /**
     * The commit message; its first line is the title of the pull request. Placeholders: {@code
     * {registry}}, {@code {summary}}, {@code {changes}} and {@code {notes}}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "registry.message")
    private @Nullable String message;

    /**
     * The author of the commit, as {@code Name <name@example.com>}. The default comes from git's
     * configuration, or is the committer.
     *
     * @since 0.1.0
     */
    @Parameter(property = "registry.author")
    private @Nullable String author;

    /**
     * The committer, as {@code Name <name@example.com>}. The default comes from git's
     * configuration, or is the author.
     *
     * @since 0.1.0
     */
    @Parameter(property = "registry.committer")
    private @Nullable String committer;

    /**
     * Adds a {@code Signed-off-by} line with the committer to the commit message.
     *
     * @since 0.1.0
     */
    @Parameter(property = "registry.signOff", defaultValue = "false")
    private boolean signOff;

    /**
     * Opens a pull request instead of pushing to the branch. An open pull request is updated, or
     * closed if there are no changes left.
     *
     * @since 0.1.0
     */
    @Parameter(property = "registry.pullRequest", defaultValue = "false")
    private boolean pullRequest;

    /**
     * The source branch of the pull request. The goal overwrites it and deletes it with the pull
     * request. On Gerrit it is the topic of the change, and there is no branch.
     *
     * @since 0.1.0
     */
    @Parameter(property = "registry.pullRequestBranch", defaultValue = PullRequestOptions.BRANCH)
    private String pullRequestBranch;

    /**
     * The description of the pull request, in Markdown, with the placeholders of {@code
     * registry.message}. Gerrit does not use it.
     *
     * @since 0.1.0
     */
    @Parameter(property = "registry.pullRequestBody")
    private @Nullable String pullRequestBody;

    /**
     * The labels to add to the pull request; hashtags on Gerrit. Bitbucket does not support labels.
     *
     * @since 0.1.0
     */
    @Parameter(property = "registry.labels")
    private @Nullable List<String> labels;

    /**
     * The reviewers to request when the pull request is opened: user names; on GitHub, Gitea and
     * Forgejo also teams as {@code owner/team}; on Bitbucket Cloud UUIDs in braces.
     *
     * @since 0.1.0
     */
    @Parameter(property = "registry.reviewers")
    private @Nullable List<String> reviewers;

    /**
     * The severity of rules for the check before publishing: {@code error}, {@code warning} or
     * {@code off}, in an element with the id of the rule, as for {@code registry:check}.
     *
     * @since 0.1.0
     */
    @Parameter private @Nullable Map<String, @Nullable String> rules;

    /**
     * The severity of rules for one run, for example {@code order=off,description-missing=error}.
     * Overrides all other settings.
     *
     * @since 0.1.0
     */
    @Parameter(property = "registry.rules")
    private @Nullable String rulesOfThisRun;

    @Override
    void run(GoalContext context) throws IOException, RegistryException {
        MavenBuild build = context.build();
        PublishReport report =
                service(context)
                        .severities(SeverityParser.of(rules, rulesOfThisRun, build::placeOfRule))
                        .build()
                        .publish(options(), context.definitionParser());
        new PublishLog(log(), context.location().fromRepository(build::shown)).report(report);
        gitHubActions().report(report);
    }

    private PublishOptions options() {
        return new PublishOptions(
                Objects.requireNonNullElse(remote, ""),
                Objects.requireNonNullElse(branch, ""),
                template("registry.message", message, MessageTemplate.MESSAGE),
                author == null ? null : CommitIdentity.of(author),
                committer == null ? null : CommitIdentity.of(committer),
                signOff,
                dryRun,
                pullRequest ? proposal() : null);
    }

    private PullRequestOptions proposal() {
        return new PullRequestOptions(
                pullRequestBranch,
                template("registry.pullRequestBody", pullRequestBody, MessageTemplate.PROPOSAL),
                names(labels),
                names(reviewers));
    }

    private static List<String> names(@Nullable List<String> given) {
        return given == null ? List.of() : given;
    }

    private static MessageTemplate template(
            String name, @Nullable String text, MessageTemplate standard) {
        return text == null ? standard : MessageTemplate.of(name, text);
    }
}
