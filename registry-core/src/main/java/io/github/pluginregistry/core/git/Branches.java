package io.github.pluginregistry.core.git;

import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.NullProgressMonitor;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.transport.FetchConnection;
import org.eclipse.jgit.transport.Transport;
import org.jspecify.annotations.Nullable;

/**
 * The branches of a remote repository.
 *
 * @param tips the hexadecimal object ids of their commits, by branch name
 * @param head the default branch, which a clone checks out; empty where the host does not name it
 */
public record Branches(Map<String, String> tips, String head) {

    public Branches {
        tips = Map.copyOf(new TreeMap<>(tips));
    }

    /** The default branch, which a clone checks out. */
    public Optional<String> defaultBranch() {
        return head.isEmpty() ? Optional.empty() : Optional.of(head);
    }

    /** The commit of a branch; empty if there is no such branch. */
    public Optional<String> tip(String branch) {
        return Optional.ofNullable(tips.get(branch));
    }

    /**
     * Lists the branches of a remote repository and fetches some of them, over one connection.
     *
     * @param depth how many commits of each branch are fetched; 0 for all
     */
    static Branches fetch(
            Repository own,
            int depth,
            Transport transport,
            Function<Branches, Collection<String>> wanted)
            throws IOException {
        if (depth > 0) {
            transport.setDepth(depth);
        }
        try (FetchConnection connection =
                transport.openFetch(List.of(), Constants.HEAD, Constants.R_HEADS)) {
            Branches branches = of(connection.getRefsMap());
            Collection<String> names = wanted.apply(branches);
            List<Ref> missing =
                    connection.getRefs().stream()
                            .filter(ref -> names.contains(branchName(ref)))
                            .filter(ref -> depth > 0 || !isKnown(own, ref.getObjectId()))
                            .toList();
            if (!missing.isEmpty()) {
                connection.fetch(NullProgressMonitor.INSTANCE, missing, Set.of());
            }
            return branches;
        }
    }

    /**
     * Fetches what one ref leads to.
     *
     * @param depth how many commits are fetched, the last ones
     * @param name the full name of the ref
     * @return the commit; empty if there is no such ref
     */
    static Optional<String> fetch(int depth, Transport transport, String name) throws IOException {
        transport.setDepth(depth);
        try (FetchConnection connection = transport.openFetch(List.of(), name)) {
            @Nullable Ref ref = connection.getRef(name);
            if (ref == null) {
                return Optional.empty();
            }
            connection.fetch(NullProgressMonitor.INSTANCE, List.of(ref), Set.of());
            return Optional.of(ref.getObjectId().name());
        }
    }

    private static boolean isKnown(Repository own, ObjectId commit) {
        try {
            return own.getObjectDatabase().has(commit);
        } catch (IOException e) {
            return false;
        }
    }

    private static Branches of(Map<String, Ref> refs) {
        @Nullable Ref head = refs.get(Constants.HEAD);
        return new Branches(
                refs.values().stream()
                        .filter(ref -> !branchName(ref).isEmpty())
                        .collect(
                                Collectors.toMap(
                                        Branches::branchName, ref -> ref.getObjectId().name())),
                Optional.ofNullable(head)
                        .filter(Ref::isSymbolic)
                        .map(Ref::getTarget)
                        .map(Branches::branchName)
                        .orElse(""));
    }

    private static String branchName(Ref ref) {
        return ref.getName().startsWith(Constants.R_HEADS)
                ? ref.getName().substring(Constants.R_HEADS.length())
                : "";
    }
}
