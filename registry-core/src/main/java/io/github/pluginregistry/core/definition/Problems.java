package io.github.pluginregistry.core.definition;

import io.github.pluginregistry.core.rule.Rule;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Collects what is wrong with a definition, from everybody who looks at it. */
final class Problems {

    private final List<Problem> found = new ArrayList<>();
    private final Set<String> spots = new HashSet<>();

    void add(Rule rule, Position position, Way way, String message, String cure) {
        found.add(new Problem(rule, position, way.path(), way.pointer(), message, cure));
        spots.add(spot(position, way.path()));
    }

    void add(Rule rule, Place place, String message, String cure) {
        add(rule, place.position(), place.way(), message, cure);
    }

    /**
     * Whether so much was found that nobody reads on. What is added from now on is counted, and is
     * not worth a search for what may have been meant.
     */
    boolean areMany() {
        return found.size() >= DefinitionException.TOLD;
    }

    /** Whether something was found at this very place already. */
    boolean has(Place place) {
        return spots.contains(spot(place.position(), place.path()));
    }

    private static String spot(Position position, String path) {
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
    static DefinitionException fatal(Position position, String message, String cure) {
        return new DefinitionException(
                List.of(new Problem(Rule.DEFINITION_SYNTAX, position, "", "", message, cure)));
    }
}
