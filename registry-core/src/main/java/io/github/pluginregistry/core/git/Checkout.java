package io.github.pluginregistry.core.git;

import io.github.pluginregistry.core.http.SourceException;
import io.github.pluginregistry.core.http.TokenProvider;
import io.github.pluginregistry.core.io.Environment;
import io.github.pluginregistry.core.model.RepositoryUrl;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.api.ResetCommand.ResetType;
import org.eclipse.jgit.api.errors.GitAPIException;
import org.eclipse.jgit.lib.ConfigConstants;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.RefUpdate;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.lib.RepositoryBuilder;
import org.eclipse.jgit.lib.StoredConfig;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;

/**
 * A disposable clone of the last commit of one branch. It has no configuration but its own, so no
 * hook and no filter runs, whatever the repository contains; submodules are not read.
 */
public final class Checkout {

    private static final String REMOTE = "origin";

    private final Path root;
    private final RepositoryUrl repository;
    private final String branch;

    /**
     * @param root the directory of the work tree; created if needed
     * @param branch the branch that is checked out
     */
    public Checkout(Path root, RepositoryUrl repository, String branch) {
        this.root = root;
        this.repository = repository;
        this.branch = branch;
    }

    /**
     * The commit that is checked out.
     *
     * @param id its object id
     * @param message its whole message
     */
    public record Head(String id, String message) {}

    /**
     * Brings the directory to the last commit of the branch, and removes all else from it. Where
     * the branch did not move, nothing is fetched.
     *
     * @throws IOException if files cannot be written, or the clone is damaged: delete it then, and
     *     try again
     * @throws SourceException if the repository could not be asked, or has no such branch
     */
    public Head update(TokenProvider credentials, Environment environment)
            throws IOException, SourceException {
        NoConfigSystemReader.install();
        Files.createDirectories(root);
        Path gitDirectory = root.resolve(Constants.DOT_GIT);
        try (Repository own =
                new RepositoryBuilder()
                        .setGitDir(gitDirectory.toFile())
                        .setWorkTree(root.toFile())
                        .build()) {
            if (!own.getObjectDatabase().exists()) {
                own.create();
            }
            configure(own.getConfig());
            ObjectId head = own.resolve(Constants.R_HEADS + branch);
            String tip =
                    fetch(gitDirectory, head == null ? "" : head.name(), credentials, environment);
            checkOut(own, ObjectId.fromString(tip));
            return head(own, tip);
        } catch (GitAPIException | RuntimeException e) {
            throw new IOException("the clone in %s cannot be used".formatted(root), e);
        }
    }

    private void configure(StoredConfig config) throws IOException {
        config.clear();
        config.setString(
                ConfigConstants.CONFIG_REMOTE_SECTION, REMOTE, "url", repository.address());
        config.setString(ConfigConstants.CONFIG_BRANCH_SECTION, branch, "remote", REMOTE);
        config.setBoolean(ConfigConstants.CONFIG_CORE_SECTION, null, "logAllRefUpdates", false);
        config.save();
    }

    private String fetch(
            Path gitDirectory, String head, TokenProvider credentials, Environment environment)
            throws SourceException {
        Branches branches =
                new GitRemote(
                                repository,
                                root,
                                credentials,
                                GitTimeouts.STANDARD,
                                environment.home())
                        .fetch(
                                gitDirectory,
                                1,
                                found ->
                                        found.tip(branch).filter(head::equals).isPresent()
                                                ? List.of()
                                                : List.of(branch));
        return branches.tip(branch)
                .orElseThrow(
                        () ->
                                new SourceException(
                                        SourceException.Kind.NOT_FOUND,
                                        "%s has no branch \"%s\"".formatted(repository, branch),
                                        "create it, or name another one",
                                        null));
    }

    private void checkOut(Repository own, ObjectId tip) throws IOException, GitAPIException {
        point(own, Constants.R_HEADS + branch, tip);
        point(own, Constants.R_REMOTES + REMOTE + "/" + branch, tip);
        own.updateRef(Constants.HEAD).link(Constants.R_HEADS + branch);
        Files.deleteIfExists(own.getDirectory().toPath().resolve("index.lock"));
        try (Git git = Git.wrap(own)) {
            git.reset().setMode(ResetType.HARD).setRef(tip.name()).call();
            git.clean().setCleanDirectories(true).setForce(true).setIgnore(false).call();
        }
    }

    private static void point(Repository own, String ref, ObjectId commit) throws IOException {
        RefUpdate update = own.updateRef(ref);
        update.setNewObjectId(commit);
        update.setForceUpdate(true);
        update.disableRefLog();
        RefUpdate.Result result = update.update();
        switch (result) {
            case NEW, FORCED, FAST_FORWARD, NO_CHANGE -> {}
            default -> throw new IOException("%s could not be set: %s".formatted(ref, result));
        }
    }

    private static Head head(Repository own, String tip) throws IOException {
        try (RevWalk walk = new RevWalk(own)) {
            RevCommit commit = walk.parseCommit(ObjectId.fromString(tip));
            return new Head(tip, commit.getFullMessage());
        }
    }
}
