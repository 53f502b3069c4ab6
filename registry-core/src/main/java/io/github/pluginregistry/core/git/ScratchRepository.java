package io.github.pluginregistry.core.git;

import io.github.pluginregistry.core.io.BoundedFileReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.UserPrincipal;
import java.util.Comparator;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.eclipse.jgit.errors.MissingObjectException;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.lib.RepositoryBuilder;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.revwalk.filter.RevFilter;
import org.eclipse.jgit.treewalk.TreeWalk;
import org.eclipse.jgit.treewalk.filter.TreeFilter;
import org.jspecify.annotations.Nullable;

/**
 * A temporary git repository for one run. It reads the objects of the user's repository and writes
 * none into it, so that a failed run leaves nothing behind; the configuration of the user's
 * repository does not apply. Commits are named by their hexadecimal object ids, files by their
 * paths in the repository.
 */
public final class ScratchRepository implements AutoCloseable {

    /** A shallow clone gets only as much history as is needed to find a merge base. */
    private static final int SHORT_HISTORY = 50;

    private static final int WHOLE_HISTORY = 0;

    private final Path directory;
    private final Repository repository;
    private final int depth;
    private final Predicate<String> isSecret;

    private ScratchRepository(
            Path directory, Repository repository, int depth, Predicate<String> isSecret) {
        this.directory = directory;
        this.repository = repository;
        this.depth = depth;
        this.isSecret = isSecret;
    }

    /**
     * Creates a scratch repository that reads the objects of another one.
     *
     * @param common the directory of that repository's objects and settings
     * @param isSecret whether a text contains a secret
     */
    static ScratchRepository beside(Path common, Predicate<String> isSecret) throws IOException {
        Path directory = Files.createTempDirectory(prefix(common));
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
                directory, repository, isShallow ? SHORT_HISTORY : WHOLE_HISTORY, isSecret);
    }

    /**
     * Deletes the scratch repositories of killed runs. No other run may use that repository
     * meanwhile.
     *
     * @param common the directory of the repository's objects and settings
     */
    static void sweep(Path common) throws IOException {
        String prefix = prefix(common);
        UserPrincipal own = Files.getOwner(common);
        try (DirectoryStream<Path> old =
                Files.newDirectoryStream(
                        Path.of(System.getProperty("java.io.tmpdir")), prefix + "*")) {
            for (Path directory : old) {
                // Other users may write into a temporary directory, too.
                if (Files.isDirectory(directory, LinkOption.NOFOLLOW_LINKS)
                        && Files.isWritable(directory)
                        && Files.getOwner(directory, LinkOption.NOFOLLOW_LINKS).equals(own)) {
                    LocalPush.recover(directory);
                    delete(directory);
                }
            }
        }
    }

    /** The same for all runs of one repository, and different for every other one. */
    private static String prefix(Path common) throws IOException {
        byte[] place = common.toRealPath().toString().getBytes(StandardCharsets.UTF_8);
        try (ObjectInserter.Formatter formatter = new ObjectInserter.Formatter()) {
            return "registry-publish-%s-"
                    .formatted(formatter.idFor(Constants.OBJ_BLOB, place).name());
        }
    }

    /** The git directory, to fetch into and to push from. */
    public Path directory() {
        return directory;
    }

    /** How many commits of a branch to fetch; 0 for all. */
    public int depth() {
        return depth;
    }

    Repository repository() {
        return repository;
    }

    /**
     * The text of a file in a commit; empty where there is no such file.
     *
     * @throws PublishException if the path is not a file, the repository lacks its content, or it
     *     contains a secret
     */
    public Optional<String> text(String commit, String path) throws IOException, PublishException {
        Optional<String> obstacle = obstacle(commit, path);
        if (obstacle.isPresent()) {
            throw new PublishException(
                    "%s, which commit %s has, is in the way of the file %s"
                            .formatted(obstacle.get(), commit.substring(0, 9), path),
                    "take it off the branch, or let registry.outputDirectory or registry.definition name another place");
        }
        try (RevWalk walk = new RevWalk(repository);
                @Nullable TreeWalk file = TreeWalk.forPath(repository, path, tree(walk, commit))) {
            if (file == null) {
                return Optional.empty();
            }
            return Optional.of(
                    harmless(
                            commit,
                            path,
                            new String(
                                    repository
                                            .open(file.getObjectId(0))
                                            .getCachedBytes(BoundedFileReader.LIMIT),
                                    StandardCharsets.UTF_8)));
        } catch (MissingObjectException e) {
            throw new PublishException(
                    "this clone lacks %s of commit %s, as partial clones do"
                            .formatted(path, commit.substring(0, 9)),
                    "run git fetch --refetch with --no-filter, or clone without --filter");
        }
    }

    /** Content of a branch ends up in messages, update notices and the next commit. */
    private String harmless(String commit, String what, String text) throws PublishException {
        if (isSecret.test(text)) {
            throw new PublishException(
                    "%s of commit %s, which is on the remote, has the token of its host in it, and is not used"
                            .formatted(what, commit.substring(0, 9)),
                    "revoke the token, take it off the branch, and find out who put it there");
        }
        return text;
    }

    /**
     * What a commit has at the path of a file, or of one of its directories, if that is something
     * else; for example {@code the symbolic link docs}.
     */
    public Optional<String> obstacle(String commit, String path) throws IOException {
        try (RevWalk walk = new RevWalk(repository)) {
            ObjectId tree = tree(walk, commit);
            for (int end = path.indexOf('/'); ; end = path.indexOf('/', end + 1)) {
                boolean isFile = end < 0;
                String place = isFile ? path : path.substring(0, end);
                try (@Nullable TreeWalk entry = TreeWalk.forPath(repository, place, tree)) {
                    if (entry == null) {
                        return Optional.empty();
                    }
                    int mode = entry.getRawMode(0);
                    boolean isRight =
                            isFile
                                    ? FileMode.REGULAR_FILE.equals(mode)
                                            || FileMode.EXECUTABLE_FILE.equals(mode)
                                    : FileMode.TREE.equals(mode);
                    if (!isRight) {
                        return Optional.of("the %s %s".formatted(kind(mode), place));
                    }
                }
                if (isFile) {
                    return Optional.empty();
                }
            }
        }
    }

    private static String kind(int mode) {
        return switch (mode & FileMode.TYPE_MASK) {
            case FileMode.TYPE_TREE -> "directory";
            case FileMode.TYPE_SYMLINK -> "symbolic link";
            case FileMode.TYPE_GITLINK -> "submodule";
            default -> "file";
        };
    }

    private static ObjectId tree(RevWalk walk, String commit) throws IOException {
        return walk.parseCommit(ObjectId.fromString(commit)).getTree();
    }

    /** The merge base of two commits; empty if none is known. */
    public Optional<String> mergeBase(String one, String other) throws IOException {
        try (RevWalk walk = new RevWalk(repository)) {
            walk.setRevFilter(RevFilter.MERGE_BASE);
            walk.markStart(walk.parseCommit(ObjectId.fromString(one)));
            walk.markStart(walk.parseCommit(ObjectId.fromString(other)));
            return Optional.ofNullable(walk.next()).map(RevCommit::name);
        }
    }

    /** The first parent of a commit; empty if there is none or it is unknown. */
    public Optional<String> parent(String commit) throws IOException {
        try (RevWalk walk = new RevWalk(repository)) {
            RevCommit[] parents = walk.parseCommit(ObjectId.fromString(commit)).getParents();
            return Stream.of(parents).findFirst().map(RevCommit::name);
        }
    }

    /**
     * The paths of the files that differ between two commits.
     *
     * @throws PublishException if one of them contains a secret
     */
    public Set<String> differences(String one, String other) throws IOException, PublishException {
        try (RevWalk walk = new RevWalk(repository);
                TreeWalk trees = new TreeWalk(repository)) {
            trees.addTree(tree(walk, one));
            trees.addTree(tree(walk, other));
            trees.setRecursive(true);
            trees.setFilter(TreeFilter.ANY_DIFF);
            Set<String> paths = new TreeSet<>();
            while (trees.next()) {
                paths.add(harmless(other, "a path", trees.getPathString()));
            }
            return paths;
        }
    }

    /** Deletes the repository. */
    @Override
    public void close() {
        repository.close();
        try {
            delete(directory);
        } catch (IOException e) {
            // The next run tries again.
        }
    }

    private static void delete(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
