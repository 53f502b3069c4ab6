package io.github.pluginregistry.core.forge;

import static io.github.pluginregistry.core.forge.RestClient.encoded;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.pluginregistry.core.http.SourceException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The changes of one Gerrit project, which are its pull requests. A commit that is pushed to {@code
 * refs/for/BRANCH} opens a change or, if the trailer {@code Change-Id} names an open one, becomes
 * its next patch set. The name of the pull request's branch is the topic of the change, and labels
 * are hashtags; the description of a change is the message of its commit.
 *
 * <p>Only changes of the token's own account are touched. See "Uploading Changes" and "REST API" in
 * Gerrit's documentation.
 */
final class GerritChanges implements PullRequests {

    private static final int OWN = 0;
    private static final int OF_OTHERS = 1;
    private static final int CLOSED = 2;

    private final PullRequestAccess access;
    private final GerritProject project;

    /** The number of patch sets that the open change had when its ref was asked for. */
    private int patchSets;

    GerritChanges(PullRequestAccess access) {
        this.access = access;
        this.project = GerritProject.of(access.repository(), access.root().address());
    }

    @Override
    public void requireToken() throws SourceException {
        access.api();
    }

    /**
     * {@inheritDoc}
     *
     * <p>The id of a new change depends only on what exists already, so that runs which open a
     * change at the same time open the same one.
     */
    @Override
    public PullRequestRef ref(String head, String base, List<String> labels, List<String> reviewers)
            throws SourceException {
        JsonNode answers = changes(head, base);
        Optional<GerritChange> open = first(answers.path(OWN), head, base);
        Optional<GerritChange> foreign = first(answers.path(OF_OTHERS), head, base);
        if (open.isEmpty() && foreign.isPresent()) {
            throw access.errors().foreignChange(page(foreign.get()), head);
        }
        patchSets = open.map(GerritChange::patchSet).orElse(0);
        int closed = first(answers.path(CLOSED), head, base).map(GerritChange::number).orElse(0);
        return new PullRequestRef(
                open.map(GerritChange::ref).orElse(""),
                "refs/for/" + base,
                "Change-Id: "
                        + open.map(GerritChange::changeId)
                                .orElseGet(() -> newChangeId(head, base, closed)),
                options(head, labels, open.isPresent() ? List.of() : reviewers));
    }

    private static List<String> options(String head, List<String> labels, List<String> reviewers) {
        List<String> options = new ArrayList<>(List.of("topic=" + head));
        labels.forEach(label -> options.add("hashtag=" + label));
        reviewers.forEach(reviewer -> options.add("r=" + reviewer));
        return options;
    }

    /** A push with the id of a closed change is rejected, so each change has another id. */
    private String newChangeId(String head, String base, int closed) {
        String text = String.join("\n", project.name(), base, head, String.valueOf(closed));
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-1")
                            .digest(text.getBytes(StandardCharsets.UTF_8));
            return "I" + HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-1", e);
        }
    }

    /** The push has opened the change or added the patch set; labels may have been added since. */
    @Override
    public PullRequest createOrUpdate(PullRequestSpec spec) throws SourceException {
        GerritChange open =
                first(changes(spec.head(), spec.base()).path(OWN), spec.head(), spec.base())
                        .orElseThrow(() -> access.errors().changeClosed(spec.head()));
        if (open.patchSet() > patchSets + 1) {
            throw access.errors().concurrentPatchSets(page(open));
        }
        List<String> missing = spec.missingLabels(open.hashtags());
        if (!missing.isEmpty()) {
            client().send("POST", path(open) + "/hashtags", Map.of("add", missing))
                    .requireSuccess();
        }
        return pullRequest(open);
    }

    @Override
    public Optional<PullRequest> close(String head, String base) throws SourceException {
        Optional<GerritChange> open = first(changes(head, base).path(OWN), head, base);
        if (open.isEmpty()) {
            return Optional.empty();
        }
        RestClient.Response response =
                client().send("POST", path(open.get()) + "/abandon", Map.of());
        if (response.status() == 409) {
            // Somebody else has submitted or abandoned it meanwhile.
            return Optional.empty();
        }
        response.requireSuccess();
        return Optional.of(pullRequest(open.get()));
    }

    /**
     * Three lists in one request: the account's own open ones, open ones of others, closed ones.
     */
    private JsonNode changes(String head, String base) throws SourceException {
        String all =
                "project:\"%s\" branch:\"%s\" topic:\"%s\"".formatted(project.name(), base, head);
        JsonNode answers =
                client().get(
                                "/changes/?q=%s&q=%s&q=%s&n=1&o=CURRENT_REVISION"
                                        .formatted(
                                                encoded(all + " is:open owner:self"),
                                                encoded(all + " is:open -owner:self"),
                                                encoded(all + " -is:open")))
                        .json();
        if (answers.size() != CLOSED + 1) {
            throw access.errors().malformed();
        }
        return answers;
    }

    private Optional<GerritChange> first(JsonNode changes, String head, String base)
            throws SourceException {
        if (!changes.isArray()) {
            throw access.errors().malformed();
        }
        if (changes.isEmpty()) {
            return Optional.empty();
        }
        GerritChange change = GerritChange.of(changes.get(0), access.errors());
        if (!change.isAt(project.name(), base, head)) {
            throw access.errors().malformed();
        }
        return Optional.of(change);
    }

    private String path(GerritChange change) {
        return "/changes/" + encoded(project.name()) + "~" + change.number();
    }

    private URI page(GerritChange change) {
        return project.page(change.number());
    }

    private PullRequest pullRequest(GerritChange change) throws SourceException {
        return access.checked(new PullRequest(change.number(), page(change)));
    }

    private RestClient client() throws SourceException {
        return new RestClient(access.api(), access.errors());
    }
}
