package io.github.pluginregistry.maven;

import io.github.pluginregistry.core.definition.DefinitionException;
import io.github.pluginregistry.core.git.CommitIdentity;
import io.github.pluginregistry.core.git.PublishException;
import io.github.pluginregistry.core.publish.MessageTemplate;
import io.github.pluginregistry.core.publish.PublishOptions;
import io.github.pluginregistry.core.publish.PublishReport;
import io.github.pluginregistry.core.publish.PullRequestOptions;
import io.github.pluginregistry.core.validation.Severities;
import io.github.pluginregistry.maven.log.GitHubActionsOutput;
import io.github.pluginregistry.maven.log.PublishLog;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * Commits the registry's files and pushes the commit, or proposes it in a pull request.
 *
 * <p>The commit has {@code plugins.json}, {@code plugins.md} and {@code plugins.schema.json} and
 * nothing else, whatever else is edited or staged; where the branch has them already there is none.
 * It comes on top of what the remote has: where others pushed meanwhile, the files are rendered
 * anew with what changed on both sides. The token of the remote's host is found where the other
 * goals find it.
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
     * Shows what would be committed, and changes nothing anywhere.
     *
     * @since 0.1.0
     */
    @Parameter(property = "registry.dryRun", defaultValue = "false")
    private boolean dryRun;

    /**
     * The name of the git remote to publish to. The default is the one that the checked out branch
     * belongs to, or {@code origin}, or the only one there is.
     *
     * @since 0.1.0
     */
    @Parameter(property = "registry.remote")
    private @Nullable String remote;

    /**
     * The branch that gets the files. The default is the one that is checked out or, where a commit
     * is and no branch, the one that whoever clones the remote gets.
     *
     * @since 0.1.0
     */
    @Parameter(property = "registry.branch")
    private @Nullable String branch;

    /**
     * The message of the commit, whose first line is also the title of a pull request: a text with
     * the places {@code {registry}}, {@code {summary}}, {@code {changes}} and {@code {notes}}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "registry.message")
    private @Nullable String message;

    /**
     * Who changed the files, as {@code Name <name@example.com>}. The default is whom git's
     * configuration names, and else the committer.
     *
     * @since 0.1.0
     */
    @Parameter(property = "registry.author")
    private @Nullable String author;

    /**
     * Who commits, as {@code Name <name@example.com>}. The default is whom git's configuration
     * names, and else the author.
     *
     * @since 0.1.0
     */
    @Parameter(property = "registry.committer")
    private @Nullable String committer;

    /**
     * Adds a line {@code Signed-off-by} with the committer to the message.
     *
     * @since 0.1.0
     */
    @Parameter(property = "registry.signOff", defaultValue = "false")
    private boolean signOff;

    /**
     * Proposes the files in a pull request instead of pushing them to the branch: opens one, brings
     * the one up to date that is open, or closes it where nothing is left to propose.
     *
     * @since 0.1.0
     */
    @Parameter(property = "registry.pullRequest", defaultValue = "false")
    private boolean pullRequest;

    /**
     * The branch that the pull request comes from. It is this goal's own: it is rewritten, and
     * deleted with the pull request.
     *
     * @since 0.1.0
     */
    @Parameter(property = "registry.pullRequestBranch", defaultValue = PullRequestOptions.BRANCH)
    private String pullRequestBranch;

    /**
     * The text of the pull request, in Markdown and with the places that {@code registry.message}
     * has.
     *
     * @since 0.1.0
     */
    @Parameter(property = "registry.pullRequestBody")
    private @Nullable String pullRequestBody;

    /**
     * What the pull request is labelled with, besides what people labelled it with. Bitbucket has
     * no labels.
     *
     * @since 0.1.0
     */
    @Parameter(property = "registry.labels")
    private @Nullable List<String> labels;

    /**
     * Who is asked to review the pull request when it is opened: names of users, on GitHub, Gitea
     * and Forgejo also of teams as {@code owner/team}, on Bitbucket Cloud UUIDs in braces.
     *
     * @since 0.1.0
     */
    @Parameter(property = "registry.reviewers")
    private @Nullable List<String> reviewers;

    /**
     * How much single rules weigh for files that are to be published, as {@code registry:check} has
     * it: {@code error}, {@code warning} or {@code off}, in an element named as the rule.
     *
     * @since 0.1.0
     */
    @Parameter private @Nullable Map<String, @Nullable String> rules;

    /**
     * The same for one run alone, for example {@code order=off,description-missing=error}. Goes
     * before everything else.
     *
     * @since 0.1.0
     */
    @Parameter(property = "registry.rules")
    private @Nullable String rulesOfThisRun;

    @Override
    void run() throws IOException, DefinitionException, PublishException {
        PublishReport report =
                registrar()
                        .severities(severities())
                        .publisher(options(), System.getenv())
                        .publish(
                                assignment()
                                        .registry()
                                        .form(
                                                build().execution().getPlugin(),
                                                build().approvals()));
        new PublishLog(log(), workplace().fromRepository(build()::shown)).report(report);
        new GitHubActionsOutput(System.getenv()).tell(report);
    }

    private Severities severities() {
        return build().severities(Optional.ofNullable(rules), Optional.ofNullable(rulesOfThisRun));
    }

    private PublishOptions options() {
        return new PublishOptions(
                Optional.ofNullable(remote),
                Optional.ofNullable(branch),
                template("registry.message", message).orElse(MessageTemplate.MESSAGE),
                Optional.ofNullable(author).map(CommitIdentity::of),
                Optional.ofNullable(committer).map(CommitIdentity::of),
                signOff,
                dryRun,
                pullRequest ? Optional.of(proposal()) : Optional.empty());
    }

    private PullRequestOptions proposal() {
        return new PullRequestOptions(
                pullRequestBranch,
                template("registry.pullRequestBody", pullRequestBody)
                        .orElse(MessageTemplate.PROPOSAL),
                names(labels),
                names(reviewers));
    }

    private static List<String> names(@Nullable List<String> given) {
        return Optional.ofNullable(given).orElse(List.of());
    }

    private static Optional<MessageTemplate> template(String name, @Nullable String text) {
        return Optional.ofNullable(text).map(it -> MessageTemplate.of(name, it));
    }
}
