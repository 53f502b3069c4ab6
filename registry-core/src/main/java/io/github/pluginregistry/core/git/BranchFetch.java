package io.github.pluginregistry.core.git;

import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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
 * Lists the branches of a remote repository and fetches some of them, over one connection.
 *
 * @param own where the objects are written
 * @param depth how many commits of each branch are fetched; 0 for all
 */
record BranchFetch(Repository own, int depth) {

    Branches from(Transport transport, Function<Branches, Collection<String>> wanted)
            throws IOException {
        if (depth > 0) {
            transport.setDepth(depth);
        }
        try (FetchConnection connection =
                transport.openFetch(List.of(), Constants.HEAD, Constants.R_HEADS)) {
            Branches branches = branches(connection.getRefsMap());
            fetch(connection, wanted.apply(branches));
            return branches;
        }
    }

    private void fetch(FetchConnection connection, Collection<String> branches) throws IOException {
        List<Ref> missing =
                connection.getRefs().stream()
                        .filter(ref -> branches.contains(branchName(ref)))
                        .filter(ref -> depth > 0 || !isHere(ref.getObjectId()))
                        .toList();
        if (!missing.isEmpty()) {
            connection.fetch(NullProgressMonitor.INSTANCE, missing, Set.of());
        }
    }

    private boolean isHere(ObjectId commit) {
        try {
            return own.getObjectDatabase().has(commit);
        } catch (IOException e) {
            return false;
        }
    }

    private static Branches branches(Map<String, Ref> refs) {
        @Nullable Ref head = refs.get(Constants.HEAD);
        return new Branches(
                refs.values().stream()
                        .filter(ref -> !branchName(ref).isEmpty())
                        .collect(
                                Collectors.toMap(
                                        BranchFetch::branchName, ref -> ref.getObjectId().name())),
                Optional.ofNullable(head)
                        .filter(Ref::isSymbolic)
                        .map(Ref::getTarget)
                        .map(BranchFetch::branchName)
                        .orElse(""));
    }

    private static String branchName(Ref ref) {
        return ref.getName().startsWith(Constants.R_HEADS)
                ? ref.getName().substring(Constants.R_HEADS.length())
                : "";
    }
}
