package io.github.pluginregistry.core.testing;

import io.github.pluginregistry.core.git.NoConfigSystemReader;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.eclipse.jgit.api.CloneCommand;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.dircache.DirCache;
import org.eclipse.jgit.dircache.DirCacheEditor;
import org.eclipse.jgit.dircache.DirCacheEntry;
import org.eclipse.jgit.lib.CommitBuilder;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.lib.RefUpdate;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.lib.RepositoryBuilder;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.treewalk.TreeWalk;

/** A bare repository that others clone and push to, with a branch {@code main}. */
public final class Upstream implements AutoCloseable {

    private static final PersonIdent MAINTAINER =
            new PersonIdent(
                    "A Maintainer",
                    "maintainer@example.com",
                    Instant.parse("2026-11-01T10:00:00Z"),
                    ZoneOffset.UTC);

    private final Path directory;
    private final Repository repository;

    private Upstream(Path directory, Repository repository) {
        this.directory = directory;
        this.repository = repository;
    }

    /** A new one, without any commit. */
    public static Upstream in(Path directory) throws IOException {
        Upstream upstream = at(directory);
        upstream.repository.create(true);
        upstream.repository.updateRef(Constants.HEAD).link(Constants.R_HEADS + "main");
        return upstream;
    }

    /** One that is there. */
    public static Upstream at(Path directory) throws IOException {
        NoConfigSystemReader.install();
        return new Upstream(
                directory, new RepositoryBuilder().setGitDir(directory.toFile()).setBare().build());
    }

    /** Its directory. */
    public Path directory() {
        return directory;
    }

    /** The repository itself, for a server. */
    public Repository repository() {
        return repository;
    }

    /** Commits files to a branch, on top of what is there; returns the commit. */
    public String commit(String branch, Map<String, String> files) throws IOException {
        return commit(branch, tip(branch), files);
    }

    /**
     * Puts something on a branch that need not be a file, in the place of what is there; returns
     * the commit.
     *
     * @param text what it says; for a symbolic link where it leads, for a submodule its commit
     */
    public String put(String branch, String path, FileMode mode, String text) throws IOException {
        return commit(branch, tip(branch), Map.of(path, text), mode, Optional.empty());
    }

    /** Commits files and nothing else to a branch that has nothing to do with the others. */
    public String orphan(String branch, Map<String, String> files) throws IOException {
        return commit(branch, Optional.empty(), files);
    }

    /** Takes a file off a branch; returns the commit. */
    public String remove(String branch, String path) throws IOException {
        return commit(branch, tip(branch), Map.of(), FileMode.REGULAR_FILE, Optional.of(path));
    }

    private String commit(String branch, Optional<String> parent, Map<String, String> files)
            throws IOException {
        return commit(branch, parent, files, FileMode.REGULAR_FILE, Optional.empty());
    }

    private String commit(
            String branch,
            Optional<String> parent,
            Map<String, String> files,
            FileMode mode,
            Optional<String> removed)
            throws IOException {
        try (ObjectInserter inserter = repository.newObjectInserter();
                RevWalk walk = new RevWalk(repository)) {
            DirCache tree = DirCache.newInCore();
            if (parent.isPresent()) {
                ObjectId before = walk.parseCommit(ObjectId.fromString(parent.get())).getTree();
                var builder = tree.builder();
                builder.addTree(new byte[0], 0, repository.newObjectReader(), before);
                builder.finish();
            }
            DirCacheEditor editor = tree.editor();
            for (Map.Entry<String, String> file : files.entrySet()) {
                ObjectId content =
                        mode.equals(FileMode.GITLINK)
                                ? ObjectId.fromString(file.getValue())
                                : inserter.insert(
                                        Constants.OBJ_BLOB,
                                        file.getValue().getBytes(StandardCharsets.UTF_8));
                editor.add(
                        new DirCacheEditor.PathEdit(file.getKey()) {
                            @Override
                            public void apply(DirCacheEntry entry) {
                                entry.setFileMode(mode);
                                entry.setObjectId(content);
                            }
                        });
            }
            removed.map(DirCacheEditor.DeletePath::new).ifPresent(editor::add);
            editor.finish();
            CommitBuilder commit = new CommitBuilder();
            commit.setTreeId(tree.writeTree(inserter));
            parent.map(ObjectId::fromString).ifPresent(commit::setParentId);
            commit.setAuthor(MAINTAINER);
            commit.setCommitter(MAINTAINER);
            commit.setMessage("change " + String.join(", ", files.keySet()));
            ObjectId id = inserter.insert(commit);
            inserter.flush();
            point(branch, id);
            return id.name();
        }
    }

    private void point(String branch, ObjectId commit) throws IOException {
        RefUpdate update = repository.updateRef(Constants.R_HEADS + branch);
        update.setNewObjectId(commit);
        update.forceUpdate();
    }

    /** The commit that a branch leads to. */
    public Optional<String> tip(String branch) throws IOException {
        return Optional.ofNullable(repository.exactRef(Constants.R_HEADS + branch))
                .map(Ref::getObjectId)
                .map(ObjectId::name);
    }

    /** The names of all branches. */
    public List<String> branches() throws IOException {
        return repository.getRefDatabase().getRefsByPrefix(Constants.R_HEADS).stream()
                .map(ref -> Repository.shortenRefName(ref.getName()))
                .sorted()
                .toList();
    }

    /** The commits of a branch, the newest first. */
    public List<RevCommit> log(String branch) throws IOException {
        try (RevWalk walk = new RevWalk(repository)) {
            walk.markStart(walk.parseCommit(ObjectId.fromString(tip(branch).orElseThrow())));
            List<RevCommit> commits = new ArrayList<>();
            for (RevCommit commit : walk) {
                walk.parseBody(commit);
                commits.add(commit);
            }
            return commits;
        }
    }

    /** The texts of all files of a branch, by their paths. */
    public Map<String, String> files(String branch) throws IOException {
        Map<String, String> texts = new TreeMap<>();
        try (RevWalk walk = new RevWalk(repository);
                TreeWalk files = new TreeWalk(repository)) {
            files.addTree(
                    walk.parseCommit(ObjectId.fromString(tip(branch).orElseThrow())).getTree());
            files.setRecursive(true);
            while (files.next()) {
                texts.put(
                        files.getPathString(),
                        new String(
                                repository.open(files.getObjectId(0)).getBytes(),
                                StandardCharsets.UTF_8));
            }
        }
        return texts;
    }

    /** Clones it, with an identity for commits, from its directory. */
    public Git clone(Path checkout) throws Exception {
        return clone(checkout, directory.toUri().toString(), 0);
    }

    /**
     * Clones it, with an identity for commits.
     *
     * @param address where it is cloned from, and pushed to
     * @param depth how many commits; 0 for all
     */
    public Git clone(Path checkout, String address, int depth) throws Exception {
        CloneCommand command =
                Git.cloneRepository().setURI(address).setDirectory(checkout.toFile());
        if (depth > 0) {
            command.setDepth(depth);
        }
        Git git = command.call();
        identify(git);
        return git;
    }

    /**
     * Makes a directory with files a checkout of this repository, which has none yet: commits these
     * files to {@code main} and pushes them.
     */
    public Git adopt(Path checkout, String... files) throws Exception {
        Git git = Git.init().setInitialBranch("main").setDirectory(checkout.toFile()).call();
        identify(git);
        pointTo(checkout, directory.toUri().toString());
        for (String file : files) {
            git.add().addFilepattern(file).call();
        }
        git.commit().setMessage("begin").setSign(false).call();
        git.push().setRemote(directory.toUri().toString()).add("main").call();
        return git;
    }

    private static void identify(Git git) throws IOException {
        var config = git.getRepository().getConfig();
        config.setString("user", null, "name", "Ada");
        config.setString("user", null, "email", "ada@example.com");
        config.setBoolean("commit", null, "gpgSign", false);
        config.save();
    }

    /** Lets the remote {@code origin} of a checkout lead to an address. */
    public static void pointTo(Path checkout, String address) throws Exception {
        try (Git git = Git.open(checkout.toFile())) {
            var config = git.getRepository().getConfig();
            config.setString("remote", "origin", "url", address);
            config.save();
        }
    }

    /** Variables by which no configuration of git counts but the repository's own. */
    public static Map<String, String> noConfiguration() {
        return Map.of("GIT_CONFIG_NOSYSTEM", "1", "GIT_CONFIG_GLOBAL", File.separator + "none");
    }

    /** Writes a file of a checkout. */
    public static void write(Path checkout, String path, String text) throws IOException {
        Path file = checkout.resolve(path);
        Files.createDirectories(file.resolveSibling(""));
        Files.writeString(file, text);
    }

    @Override
    public void close() {
        repository.close();
    }
}
