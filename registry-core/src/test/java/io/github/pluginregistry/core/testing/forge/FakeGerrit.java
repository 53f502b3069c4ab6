package io.github.pluginregistry.core.testing.forge;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.pluginregistry.core.testing.GitHost;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.RefUpdate;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;

/**
 * Gerrit: changes of one project over its REST API, and pushes to {@code refs/for/BRANCH}. The
 * topic of a change is the head of a pull request; one of another account counts as one of a fork.
 */
public final class FakeGerrit extends FakeForge implements GitHost.Review {

    /** The account of the token. */
    public static final String USER = "registry-bot";

    private static final Map<String, Predicate<JsonNode>> HASHTAGS =
            Map.of("add", TEXTS, "remove", TEXTS);
    private static final Pattern QUERY =
            Pattern.compile(
                    "project:\"([^\"]*)\" branch:\"([^\"]*)\" topic:\"([^\"]*)\" (is:open owner:self|is:open -owner:self|-is:open)");
    private static final Pattern OPTION = Pattern.compile("(topic|hashtag|r)=(.+)");

    private final String project;
    private final Pattern one;
    private final Map<Integer, String> ids = new ConcurrentHashMap<>();
    private final Map<Integer, List<String>> patchSets = new ConcurrentHashMap<>();

    /** The project, for example {@code example/plugins}. */
    public FakeGerrit(String project, String token) throws IOException {
        super("/a", token);
        this.project = project;
        one =
                Pattern.compile(
                        "/changes/"
                                + Pattern.quote(project.replace("/", "%2F"))
                                + "~(\\d+)/(abandon|hashtags)");
    }

    @Override
    protected String authorization(FakeRequest request) {
        return request.headers().getOrDefault("authorization", "");
    }

    @Override
    protected String expectedAuthorization(String secret) {
        byte[] pair = (USER + ":" + secret).getBytes(StandardCharsets.UTF_8);
        return "Basic " + Base64.getEncoder().encodeToString(pair);
    }

    @Override
    protected boolean creates(FakeRequest request) {
        return false;
    }

    /** The patch sets of a change, the ids of their commits. */
    public List<String> patchSets(FakePull change) {
        return List.copyOf(patchSets.getOrDefault(change.number, List.of()));
    }

    /** The id of a change, which is in the messages of its commits. */
    public String changeId(FakePull change) {
        return ids.getOrDefault(change.number, "I" + "%040x".formatted(change.number));
    }

    @Override
    public String take(Repository repository, String branch, ObjectId commit, List<String> options)
            throws IOException {
        for (String option : options) {
            if (!OPTION.matcher(option).matches()) {
                return "\"" + option + "\" is not a valid option";
            }
            if (option.equals("r=nobody")) {
                return "nobody does not identify a registered user or group";
            }
        }
        try (RevWalk walk = new RevWalk(repository)) {
            return take(repository, branch, walk.parseCommit(commit), options);
        }
    }

    private String take(
            Repository repository, String branch, RevCommit commit, List<String> options)
            throws IOException {
        List<String> footers = commit.getFooterLines("Change-Id");
        if (footers.size() != 1 || !footers.get(0).matches("I[0-9a-f]{40}")) {
            return "missing or invalid Change-Id line format in message footer";
        }
        Optional<FakePull> known =
                pulls.stream()
                        .filter(it -> it.base.equals(branch))
                        .filter(it -> changeId(it).equals(footers.get(0)))
                        .findFirst();
        if (known.isPresent() && !known.get().open) {
            return "change " + known.get().number + " closed";
        }
        FakePull change = known.orElseGet(() -> open(topic(options), branch, false));
        ids.put(change.number, footers.get(0));
        change.title = commit.getShortMessage();
        change.body = commit.getFullMessage();
        options.forEach(option -> set(change, option));
        addPatchSet(repository, change, commit);
        return "";
    }

    private static String topic(List<String> options) {
        return options.stream()
                .filter(it -> it.startsWith("topic="))
                .map(it -> it.substring("topic=".length()))
                .findFirst()
                .orElse("");
    }

    private static void set(FakePull change, String option) {
        Matcher matcher = OPTION.matcher(option);
        if (matcher.matches() && matcher.group(1).equals("hashtag")) {
            add(change.labels, matcher.group(2));
        } else if (matcher.matches() && matcher.group(1).equals("r")) {
            add(change.reviewers, matcher.group(2));
        }
    }

    private static void add(List<String> all, String one) {
        if (!all.contains(one)) {
            all.add(one);
        }
    }

    /** Adds a patch set, as somebody else may, too. */
    public void addPatchSet(Repository repository, FakePull change, ObjectId commit)
            throws IOException {
        patchSets.computeIfAbsent(change.number, any -> new ArrayList<>()).add(commit.name());
        RefUpdate update = repository.updateRef(ref(change));
        update.setNewObjectId(commit);
        update.update();
    }

    private String ref(FakePull change) {
        return "refs/changes/%02d/%d/%d"
                .formatted(
                        change.number % 100, change.number, Math.max(1, patchSets(change).size()));
    }

    @Override
    protected FakeAnswer answer(FakeRequest request) {
        if (request.line().equals("GET /changes/")) {
            return list(request);
        }
        Matcher single = one.matcher(request.path());
        if (!single.matches() || !request.method().equals("POST")) {
            return violation(request, "unknown operation");
        }
        FakePull change = pull(single.group(1)).orElseThrow();
        if (change.fork) {
            return text(403, "not permitted");
        }
        if (single.group(2).equals("hashtags")) {
            return check(request, HASHTAGS)
                    .orElseGet(
                            () -> {
                                request.body()
                                        .path("add")
                                        .forEach(it -> add(change.labels, it.asText()));
                                return json(change.labels);
                            });
        }
        if (!request.body().isMissingNode()) {
            return violation(request, "a body where none is needed");
        }
        if (!change.open) {
            return text(409, "change is abandoned");
        }
        change.open = false;
        return json(info(change));
    }

    private FakeAnswer list(FakeRequest request) {
        List<Object> answers = new ArrayList<>();
        for (String query : request.queries("q")) {
            Matcher matcher = QUERY.matcher(query);
            if (!matcher.matches() || !matcher.group(1).equals(project)) {
                return violation(request, "unknown query " + query);
            }
            String state = matcher.group(4);
            answers.add(
                    pulls.stream()
                            .filter(it -> it.base.equals(matcher.group(2)))
                            .filter(it -> it.head.equals(matcher.group(3)))
                            .filter(it -> it.open == state.startsWith("is:open"))
                            .filter(it -> !it.open || it.fork == state.contains("-owner"))
                            .sorted((a, b) -> b.number - a.number)
                            .limit(Long.parseLong(request.query().getOrDefault("n", "500")))
                            .map(this::info)
                            .toList());
        }
        return checkQuery(request, "q", "n", "o")
                .orElseGet(() -> json(answers.size() == 1 ? answers.get(0) : answers));
    }

    private Map<String, Object> info(FakePull change) {
        String current = "%040x".formatted(change.number);
        Map<String, Object> info = new LinkedHashMap<>();
        info.put("id", project.replace("/", "%2F") + "~" + change.number);
        info.put("_number", change.number);
        info.put("project", project);
        info.put("branch", change.base);
        info.put("topic", change.head);
        info.put("hashtags", change.labels);
        info.put("change_id", changeId(change));
        info.put("subject", change.title);
        info.put("status", change.open ? "NEW" : "ABANDONED");
        info.put("current_revision", current);
        info.put(
                "revisions",
                Map.of(
                        current,
                        Map.of(
                                "_number",
                                Math.max(1, patchSets(change).size()),
                                "ref",
                                ref(change))));
        return info;
    }

    /** JSON that no page of another site can load as a script. */
    private static FakeAnswer json(Object json) {
        FakeAnswer plain = FakeAnswer.json(200, json);
        return new FakeAnswer(200, plain.headers(), ")]}'\n" + plain.body(), true);
    }

    private static FakeAnswer text(int status, String text) {
        return new FakeAnswer(status, Map.of("Content-Type", "text/plain"), text, true);
    }
}
