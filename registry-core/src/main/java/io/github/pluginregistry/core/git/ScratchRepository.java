package io.github.pluginregistry.core.git;

import io.github.pluginregistry.core.http.SourceException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.lib.RepositoryBuilder;

/**
 * A temporary git repository for one run. It reads the objects of the user's repository and writes
 * none into it, so that a failed run leaves nothing behind; the configuration of the user's
 * repository does not apply.
 */
public final class ScratchRepository implements AutoCloseable {

    /** A shallow clone gets only as much history as is needed to find a merge base. */
    private static final int SHORT_HISTORY = 50;

    private static final int WHOLE_HISTORY = 0;

    private final Path common;
    private final Path directory;
    private final Repository repository;

    /** How many commits of a branch are fetched; 0 for all. */
    private final int depth;

    private final Remote remote;
    private final GitRemote git;

    private ScratchRepository(
            Path common,
            Path directory,
            Repository repository,
            int depth,
            Remote remote,
            GitRemote git) {
        this.common = common;
        this.directory = directory;
        this.repository = repository;
        this.depth = depth;
        this.remote = remote;
        this.git = git;
    }

    /**
     * Creates a scratch repository that reads the objects of another one.
     *
     * @param common the directory of that repository's objects and settings
     */
    static ScratchRepository beside(Path common, Remote remote, GitRemote git) throws IOException {
        Path directory = ScratchDirectories.create(common);
        Repository repository =
                new RepositoryBuilder().setGitDir(directory.toFile()).setBare().build();
        repository.create(true);
        Files.writeString(
                Files.createDirectories(directory.resolve("objects/info")).resolve("alternates"),
                common.resolve("objects").toAbsolutePath() + "\n");
        Path shallow = common.resolve("shallow");
        boolean isShallow = Files.exists(shallow);
        if (isShallow) {
            Files.copy(shallow, directory.resolve("shallow"));
        }
        return new ScratchRepository(
                common,
                directory,
                repository,
                isShallow ? SHORT_HISTORY : WHOLE_HISTORY,
                remote,
                git);
    }

    Path directory() {
        return directory;
    }

    Repository repository() {
        return repository;
    }

    /** The remote that branches are fetched from and pushed to. */
    public Remote remote() {
        return remote;
    }

    /** Another one between the same checkout and the same remote. */
    public ScratchRepository another() throws IOException {
        return beside(common, remote, git);
    }

    /** Its commits, those of the checkout included. */
    public Commits commits() {
        return new Commits(repository, git::repeatsToken);
    }

    /**
     * Fetches the commit of a ref of the remote.
     *
     * @param depth how many commits are fetched, the last ones
     * @param ref the full name of the ref
     * @return the commit; empty if there is no such ref
     */
    public Optional<String> fetch(int depth, String ref) throws PublishException {
        try {
            return git.fetch(directory, depth, ref);
        } catch (SourceException e) {
            throw PublishException.of(e);
        }
    }

    /**
     * Lists the branches of the remote, and fetches the commits of some of them.
     *
     * @param wanted chooses among the branches
     */
    public Branches fetch(Function<Branches, Collection<String>> wanted) throws PublishException {
        try {
            return git.fetch(directory, depth, wanted);
        } catch (SourceException e) {
            throw PublishException.of(e);
        }
    }

    /**
     * Moves a branch of the remote to a commit, unless it was moved meanwhile.
     *
     * @param expected the commit that the branch is expected at; empty where it should not exist
     */
    public PushOutcome push(String branch, String commit, String expected) throws PublishException {
        return push(Constants.R_HEADS + branch, commit, expected, List.of());
    }

    /**
     * Pushes a commit to a ref of the remote.
     *
     * @param ref the full name of the ref
     * @param expected the commit that the ref is expected at; empty where it should not exist
     * @param options the options of the push
     */
    public PushOutcome push(String ref, String commit, String expected, List<String> options)
            throws PublishException {
        try {
            return git.push(
                    directory,
                    ref,
                    commit,
                    expected.isEmpty() ? GitRemote.NO_COMMIT : expected,
                    options);
        } catch (SourceException e) {
            throw PublishException.of(e);
        }
    }

    /**
     * Deletes a branch of the remote, unless it was moved meanwhile.
     *
     * @param expected the commit that the branch is expected at
     */
    public void deleteBranch(String branch, String expected) throws PublishException {
        push(branch, GitRemote.NO_COMMIT, expected);
    }

    /** Deletes the repository. */
    @Override
    public void close() {
        repository.close();
        try {
            ScratchDirectories.delete(directory);
        } catch (IOException e) {
            // The next run tries again.
        }
    }
}
