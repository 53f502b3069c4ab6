package io.github.pluginregistry.core.git;

import io.github.pluginregistry.core.io.BoundedFileReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.eclipse.jgit.errors.MissingObjectException;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.revwalk.filter.RevFilter;
import org.eclipse.jgit.treewalk.TreeWalk;
import org.eclipse.jgit.treewalk.filter.TreeFilter;
import org.jspecify.annotations.Nullable;

/** Reads commits by their hexadecimal object ids, and files by their paths in the repository. */
public final class Commits {

    private final Repository repository;
    private final Predicate<String> isSecret;

    /**
     * @param isSecret whether a text contains a secret
     */
    Commits(Repository repository, Predicate<String> isSecret) {
        this.repository = repository;
        this.isSecret = isSecret;
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

    /** What else a commit has on the way to a file, for example {@code the symbolic link docs}. */
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
}
