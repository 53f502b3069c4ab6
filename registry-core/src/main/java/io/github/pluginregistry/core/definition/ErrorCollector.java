package io.github.pluginregistry.core.definition;

import io.github.pluginregistry.core.validation.Diagnostic;
import io.github.pluginregistry.core.validation.JsonPath;
import io.github.pluginregistry.core.validation.Rule;
import io.github.pluginregistry.core.validation.Severity;
import io.github.pluginregistry.core.validation.SourceLocation;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Collects what is wrong with a definition, from everybody who looks at it. */
final class ErrorCollector {

    private final List<Diagnostic> found = new ArrayList<>();
    private final Set<String> spots = new HashSet<>();

    void add(Rule rule, SourceLocation position, JsonPath way, String message, String remedy) {
        String path = way.path();
        found.add(
                error(
                        rule,
                        position.at(way.pointer()),
                        (path.isEmpty() ? "" : path + ": ") + message,
                        remedy));
        spots.add(spot(position, path));
    }

    void add(Rule rule, NodeCursor place, String message, String remedy) {
        add(rule, place.location(), place.way(), message, remedy);
    }

    /** Whether so much was found that suggestions are not worth their time. */
    boolean areMany() {
        return found.size() >= DefinitionException.LISTED;
    }

    /** Whether something was found at this very place already. */
    boolean has(NodeCursor place) {
        return spots.contains(spot(place.location(), place.path()));
    }

    private static String spot(SourceLocation position, String path) {
        return position + " " + path;
    }

    /**
     * @throws DefinitionException if there is any, with all of them, from the first line to the
     *     last
     */
    void throwIfAny() throws DefinitionException {
        if (!found.isEmpty()) {
            found.sort(Comparator.comparingInt(problem -> problem.location().line()));
            throw new DefinitionException(found);
        }
    }

    /** What a problem that leaves nothing more to look at is thrown as. */
    static DefinitionException fatal(SourceLocation position, String message, String remedy) {
        return new DefinitionException(
                List.of(error(Rule.DEFINITION_SYNTAX, position, message, remedy)));
    }

    /** The severity is always error, since nothing works without a definition. */
    private static Diagnostic error(
            Rule rule, SourceLocation location, String problem, String remedy) {
        return new Diagnostic(rule, Severity.ERROR, "", location, problem, remedy);
    }
}
