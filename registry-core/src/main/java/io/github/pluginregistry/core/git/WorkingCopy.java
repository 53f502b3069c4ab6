package io.github.pluginregistry.core.git;

import io.github.pluginregistry.core.http.TokenProvider;
import io.github.pluginregistry.core.io.Environment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.lib.RepositoryBuilder;
import org.jspecify.annotations.Nullable;

/** The checkout that contains the registry's files. */
public final class WorkingCopy implements AutoCloseable {

    private final Repository repository;
    private final GitConfig settings;
    private final Path root;
    private final Environment environment;

    private WorkingCopy(Repository repository, GitConfig settings, Environment environment)
            throws IOException {
        this.repository = repository;
        this.settings = settings;
        this.environment = environment;
        this.root = repository.getWorkTree().toPath().toRealPath();
    }

    /**
     * The checkout around a directory.
     *
     * @throws PublishException if there is none
     */
    public static WorkingCopy around(Path directory, Environment environment)
            throws IOException, PublishException {
        Path gitDirectory =
                GitDirectory.around(directory.toRealPath())
                        .orElseThrow(
                                () ->
                                        new PublishException(
                                                "%s is not in a git checkout".formatted(directory),
                                                "run in a clone, or set registry.outputDirectory to a directory in one"));
        Repository repository = new RepositoryBuilder().setGitDir(gitDirectory.toFile()).build();
        if (repository.isBare()) {
            repository.close();
            throw new PublishException(
                    "%s is in a bare git repository, which has no checkout".formatted(directory),
                    "run in a clone of it");
        }
        return new WorkingCopy(repository, GitConfig.of(repository, environment), environment);
    }

    /** The topmost directory. */
    public Path root() {
        return root;
    }

    /** The path of a file within the repository, with slashes; empty where it lies elsewhere. */
    public Optional<String> path(Path file) throws IOException {
        Path parent = file.toAbsolutePath().resolveSibling("");
        if (!Files.exists(parent)) {
            return Optional.empty();
        }
        Path real = parent.toRealPath().resolve(file.getFileName());
        return real.startsWith(root)
                ? Optional.of(
                        StreamSupport.stream(root.relativize(real).spliterator(), false)
                                .map(Path::toString)
                                .collect(Collectors.joining("/")))
                : Optional.empty();
    }

    /** The commit that is checked out; empty where there is none yet. */
    public Optional<String> head() throws IOException {
        return Optional.ofNullable(repository.resolve(Constants.HEAD)).map(ObjectId::name);
    }

    /** The branch that is checked out; empty where a commit is, and no branch. */
    public Optional<String> branch() throws IOException {
        @Nullable String head = repository.getFullBranch();
        return Optional.ofNullable(head)
                .filter(name -> name.startsWith(Constants.R_HEADS))
                .map(Repository::shortenRefName);
    }

    /**
     * The remote to push to.
     *
     * @param name the name of the remote; empty for the default one
     * @throws PublishException if there is no such remote, or its address cannot be used
     */
    public Remote remote(String name) throws IOException, PublishException {
        return name.isEmpty()
                ? Remote.ofBranch(settings, branch().orElse(""))
                : Remote.named(settings, name);
    }

    /** The directory that all work trees of the repository share. */
    public Path common() {
        return repository.getCommonDirectory().toPath();
    }

    /** Finishes or undoes what killed runs began. No other run may use it meanwhile. */
    public void recover() throws IOException {
        new FastForwardJournal(repository).recover();
        ScratchDirectories.sweep(common(), environment.temporary());
    }

    /** Creates a scratch repository between this checkout and a remote. */
    public ScratchRepository scratch(Remote remote, TokenProvider credentials) throws IOException {
        return ScratchRepository.beside(
                common(),
                remote,
                new GitRemote(
                        remote.repository(),
                        root,
                        credentials,
                        GitTimeouts.STANDARD,
                        environment.home()));
    }

    /**
     * Creates a commit in a scratch repository, signed if git's configuration says so.
     *
     * @return its object id
     */
    public String commit(ScratchRepository scratch, CommitRequest request)
            throws IOException, PublishException {
        Path temporary = Files.createDirectories(scratch.directory().resolve("temporary"));
        boolean isSigned =
                SigningPolicy.of(settings, repository).isSigningWanted(Files.getOwner(temporary));
        return new CommitWriter(
                        scratch.repository(),
                        isSigned ? new CommitSigner(settings, root, temporary) : null)
                .make(request);
    }

    /**
     * The author and the committer; those that are not given come from git's configuration.
     *
     * @throws PublishException if neither is known
     */
    public CommitIdentities identities(
            @Nullable CommitIdentity author, @Nullable CommitIdentity committer)
            throws PublishException {
        return CommitIdentities.of(settings, author, committer);
    }

    /**
     * Fast-forwards the checkout to a commit that was pushed, if that follows the checked-out
     * commit on the same branch: the branch moves, and the index has the committed files.
     * Everything else stays as it is.
     *
     * @return whether it did
     */
    public boolean follow(
            ScratchRepository scratch, CommitRequest request, String commit, String branch)
            throws IOException {
        return branch().filter(branch::equals).isPresent()
                && head().filter(request.parent()::equals).isPresent()
                && new CheckoutFastForward(repository, root, request)
                        .to(scratch, commit, scratch.remote().name() + "/" + branch);
    }

    @Override
    public void close() {
        repository.close();
    }
}
