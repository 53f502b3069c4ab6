package io.github.pluginregistry.server.http;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.pluginregistry.server.store.StoreException;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToLongFunction;

/** Answers with the latest rows of a long list, and where the rest is. */
final class Pages {

    private static final int USUAL = 50;
    private static final int MOST = 200;

    private Pages() {}

    /** Reads the latest rows before a number. */
    @FunctionalInterface
    interface Rows<T> {
        List<T> before(long id, int limit) throws StoreException;
    }

    /**
     * Answers with one page.
     *
     * @param call with {@code before} and {@code limit} in its query
     * @param name the name of the list
     */
    static <T> Answer answer(
            Call call,
            String name,
            Rows<T> rows,
            Function<T, ObjectNode> view,
            ToLongFunction<T> id)
            throws StoreException, Problem {
        int limit = Math.max(1, call.number("limit", USUAL, MOST));
        List<T> found = rows.before(before(call), limit);
        ObjectNode body = Views.object();
        ArrayNode list = body.putArray(name);
        found.forEach(row -> list.add(view.apply(row)));
        if (found.size() == limit) {
            body.put(
                    "next",
                    "%s?before=%d&limit=%d"
                            .formatted(call.path(), id.applyAsLong(found.get(limit - 1)), limit));
        }
        return Answer.json(200, body);
    }

    private static long before(Call call) throws Problem {
        String value = call.query().getOrDefault("before", Long.toString(Long.MAX_VALUE));
        try {
            return Long.parseLong(value);
        } catch (NumberFormatException e) {
            throw Problem.badRequest(
                    "the parameter \"before\" must be the number of an entry; follow \"next\" of the previous page");
        }
    }
}
