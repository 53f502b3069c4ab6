package io.github.pluginregistry.core.forge.github;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import io.github.pluginregistry.core.model.RepositoryUrl;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One query of GitHub's GraphQL API for several lookups, each under an alias of its own:
 * repositories are {@code r0}, {@code r1}, ..., and what is looked up is {@code i0}, {@code i1},
 * ... All texts are passed as variables.
 */
final class GraphQlQuery {

    private static final String FIELDS =
            " fragment F on Release{tagName isDraft isPrerelease publishedAt}";

    private final List<Lookup> lookups;
    private final Map<RepositoryUrl, Integer> repositories = new LinkedHashMap<>();
    private final Map<String, String> variables = new LinkedHashMap<>();

    GraphQlQuery(List<Lookup> lookups) {
        this.lookups = List.copyOf(lookups);
        for (Lookup lookup : lookups) {
            repositories.putIfAbsent(lookup.repository(), repositories.size());
        }
    }

    /** The alias of the repository of a lookup. */
    String repositoryAlias(Lookup lookup) {
        return "r" + repositories.get(lookup.repository());
    }

    /** The alias of the lookup at an index. */
    static String alias(int index) {
        return "i" + index;
    }

    /** The body of the request. */
    String body() {
        String selections = selections();
        List<String> declarations = new ArrayList<>();
        List<String> values = new ArrayList<>();
        variables.forEach(
                (name, value) -> {
                    declarations.add("$" + name + ":String!");
                    values.add(quoted(name) + ":" + quoted(value));
                });
        boolean fragment = lookups.stream().anyMatch(lookup -> !lookup.isForAny());
        String query =
                "query(%s){%s}%s"
                        .formatted(
                                String.join(",", declarations), selections, fragment ? FIELDS : "");
        return "{\"query\":%s,\"variables\":{%s}}"
                .formatted(quoted(query), String.join(",", values));
    }

    private String selections() {
        StringBuilder selections = new StringBuilder();
        repositories.forEach(
                (repository, number) -> {
                    String[] path = repository.path().split("/", 2);
                    selections.append(
                            "r%d:repository(owner:$%s,name:$%s){nameWithOwner"
                                    .formatted(
                                            number,
                                            variable("o" + number, path[0]),
                                            variable("n" + number, path[1])));
                    for (int i = 0; i < lookups.size(); i++) {
                        if (lookups.get(i).repository().equals(repository)) {
                            selections.append(' ').append(selection(i));
                        }
                    }
                    selections.append('}');
                });
        return selections.toString();
    }

    private String selection(int index) {
        Lookup lookup = lookups.get(index);
        return lookup.isForAny()
                ? "%s:releases(first:1){totalCount}".formatted(alias(index))
                : "%s:release(tagName:$%s){...F}"
                        .formatted(alias(index), variable("t" + index, lookup.tag()));
    }

    private String variable(String name, String value) {
        variables.put(name, value);
        return name;
    }

    private static String quoted(String text) {
        return '"' + new String(JsonStringEncoder.getInstance().quoteAsString(text)) + '"';
    }

    /**
     * One lookup.
     *
     * @param tag the tag whose release is looked up; empty to look up if there is any release
     */
    record Lookup(int query, RepositoryUrl repository, String tag) {

        static Lookup any(int query, RepositoryUrl repository) {
            return new Lookup(query, repository, "");
        }

        boolean isForAny() {
            return tag.isEmpty();
        }
    }
}
