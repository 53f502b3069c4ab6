package io.github.pluginregistry.core.git;

import io.github.pluginregistry.core.http.RequestCounter;
import io.github.pluginregistry.core.http.SecretFilter;
import io.github.pluginregistry.core.http.SourceException;
import io.github.pluginregistry.core.http.TokenProvider;
import io.github.pluginregistry.core.model.RepositoryUrl;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.eclipse.jgit.lib.NullProgressMonitor;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.lib.RepositoryBuilder;
import org.eclipse.jgit.transport.PushResult;
import org.eclipse.jgit.transport.RemoteRefUpdate;
import org.eclipse.jgit.transport.Transport;

/**
 * A repository that branches are fetched from and pushed to: over HTTP with the token of its host,
 * over ssh with the user's agent and keys, or on this machine. Objects come into, and go out of, a
 * git directory that the caller owns; only its own configuration counts.
 *
 * @param baseDirectory where relative addresses start
 * @param home whose {@code .ssh} folder has the keys and the known hosts
 */
record GitRemote(
        RepositoryUrl repository,
        Path baseDirectory,
        TokenProvider credentials,
        GitTimeouts timeOuts,
        Path home) {

    /** The object id that means no commit in git's protocol. */
    static final String NO_COMMIT = ObjectId.zeroId().name();

    /**
     * Lists the branches, and fetches what some of them lead to, as far as it is not there; with a
     * depth also where it is, since its history may not be.
     *
     * @param gitDirectory where the objects go; no ref of it changes
     * @param depth how many commits of each branch are fetched, the last ones; 0 for all
     * @throws SourceException if the repository could not be asked
     */
    Branches fetch(Path gitDirectory, int depth, Function<Branches, Collection<String>> wanted)
            throws SourceException {
        return talk(
                gitDirectory,
                GitOperation.branches(repository),
                (own, transport, access) -> {
                    Branches branches = Branches.fetch(own, depth, transport, wanted);
                    if (access.secrets().finds(branches.toString())) {
                        throw SecretFilter.repeated(repository.host());
                    }
                    return branches;
                });
    }

    /**
     * Fetches what a ref leads to.
     *
     * @param gitDirectory where the objects go; no ref of it changes
     * @param depth how many commits are fetched, the last ones
     * @param ref the full name of the ref
     * @return the commit; empty if there is no such ref
     * @throws SourceException if the repository could not be asked
     */
    Optional<String> fetch(Path gitDirectory, int depth, String ref) throws SourceException {
        return talk(
                gitDirectory,
                GitOperation.branches(repository),
                (own, transport, access) -> Branches.fetch(depth, transport, ref));
    }

    /**
     * Moves a ref to a commit, wherever it led before, unless it was moved meanwhile.
     *
     * @param gitDirectory where the commit is
     * @param ref the full name of the ref
     * @param commit the commit; {@link #NO_COMMIT} to delete the ref
     * @param expected the commit that the ref is expected at; {@link #NO_COMMIT} where it should
     *     not exist
     * @param options the options of the push, which the host has to support if there are any
     * @throws SourceException if the repository could not be asked
     */
    PushOutcome push(
            Path gitDirectory, String ref, String commit, String expected, List<String> options)
            throws SourceException {
        return talk(
                gitDirectory,
                GitOperation.push(repository),
                (own, transport, access) -> {
                    noteLocalPush(gitDirectory, ref, commit);
                    if (!options.isEmpty()) {
                        transport.setPushOptions(options);
                    }
                    RemoteRefUpdate update =
                            new RemoteRefUpdate(
                                    own,
                                    null,
                                    ObjectId.fromString(commit),
                                    ref,
                                    true,
                                    null,
                                    ObjectId.fromString(expected));
                    PushResult result =
                            transport.push(NullProgressMonitor.INSTANCE, List.of(update));
                    return PushOutcome.of(
                            Objects.requireNonNull(result.getRemoteUpdate(ref)),
                            result.getMessages(),
                            access.secrets());
                });
    }

    /** Whether a text has the token in it that the host is sent. */
    boolean repeatsToken(String text) {
        return repository.transport() == RepositoryUrl.Transport.HTTP
                && access(
                                GitOperation.branches(repository),
                                new ResponseMeter(ResponseMeter.OBJECTS))
                        .secrets()
                        .finds(text);
    }

    private void noteLocalPush(Path gitDirectory, String ref, String commit)
            throws IOException, SourceException {
        if (repository.transport() == RepositoryUrl.Transport.LOCAL && !commit.equals(NO_COMMIT)) {
            Path remote = new LocalPath(baseDirectory, repository).gitDirectory().toPath();
            LocalPush.begin(gitDirectory, remote, Repository.shortenRefName(ref), commit);
        }
    }

    private <T> T talk(Path gitDirectory, GitOperation operation, Talk<T> talk)
            throws SourceException {
        ResponseMeter meter = new ResponseMeter(ResponseMeter.OBJECTS);
        // Created in the caller's thread, so that an unreadable token ends the run.
        GitAccess access = access(operation, meter);
        return timeOuts.await(operation, meter, () -> talkNow(gitDirectory, access, talk));
    }

    private <T> T talkNow(Path gitDirectory, GitAccess access, Talk<T> talk)
            throws SourceException {
        try (Repository own = new RepositoryBuilder().setGitDir(gitDirectory.toFile()).build();
                Transport transport = open(own, access)) {
            return talk.with(own, transport, access);
        } catch (IOException | RuntimeException e) {
            // JGit trusts that a host sends well-formed names and numbers; not all do.
            throw access.explain(e);
        } finally {
            access.done();
        }
    }

    private Transport open(Repository own, GitAccess access) throws SourceException {
        if (repository.transport() != RepositoryUrl.Transport.LOCAL) {
            return access.open(own, repository, timeOuts);
        }
        LocalPath path = new LocalPath(baseDirectory, repository);
        return access.open(own, path.gitDirectory().toPath(), timeOuts);
    }

    private GitAccess access(GitOperation operation, ResponseMeter meter) {
        return switch (repository.transport()) {
            case LOCAL -> new GitAccess.Local(operation);
            case HTTP -> new HttpAccess(operation, credentials, new RequestCounter(), meter);
            case SSH -> new SshAccess(operation, new RequestCounter(), home, meter);
        };
    }

    @FunctionalInterface
    private interface Talk<T> {
        T with(Repository own, Transport transport, GitAccess access)
                throws IOException, SourceException;
    }
}
