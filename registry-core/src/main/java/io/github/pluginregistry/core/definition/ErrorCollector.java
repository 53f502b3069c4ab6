package io.github.pluginregistry.core.definition;

import io.github.pluginregistry.core.validation.JsonPath;
import io.github.pluginregistry.core.validation.Rule;
import io.github.pluginregistry.core.validation.SourceLocation;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Collects what is wrong with a definition, from everybody who looks at it. */
final class ErrorCollector {

    private final List<DefinitionError> found = new ArrayList<>();
    private final Set<String> spots = new HashSet<>();

    void add(Rule rule, SourceLocation position, JsonPath way, String message, String cure) {
        found.add(new DefinitionError(rule, position, way.path(), way.pointer(), message, cure));
        spots.add(spot(position, way.path()));
    }

    void add(Rule rule, NodeCursor place, String message, String cure) {
        add(rule, place.location(), place.way(), message, cure);
    }

    /**
     * Whether the limit of findings is reached. What is added from now on is counted, and is not
     * worth a search for what may have been meant.
     */
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
            found.sort(Comparator.comparingInt(problem -> problem.position().line()));
            throw new DefinitionException(found);
        }
    }

    /** What a problem that leaves nothing more to look at is thrown as. */
    static DefinitionException fatal(SourceLocation position, String message, String cure) {
        return new DefinitionException(
                List.of(
                        new DefinitionError(
                                Rule.DEFINITION_SYNTAX, position, "", "", message, cure)));
    }
}
