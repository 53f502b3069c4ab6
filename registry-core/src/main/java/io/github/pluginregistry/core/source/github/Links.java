package io.github.pluginregistry.core.source.github;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import okhttp3.HttpUrl;

/**
 * Where a page says that the others are: its {@code Link} header, as in RFC 8288 and GitHub REST
 * "Using pagination".
 *
 * @param header the header's value; empty where there is none
 */
record Links(String header) {

    /** With or without the quotes, as both are allowed. */
    private static final Pattern NEXT =
            Pattern.compile(";\\s*rel=\"?next\\b", Pattern.CASE_INSENSITIVE);

    private static final Pattern LINK =
            Pattern.compile("<([^<>]*)>\\s*;\\s*rel=\"?(next|last)\\b", Pattern.CASE_INSENSITIVE);

    private static final Pattern NUMBER = Pattern.compile("(?<=[?&]page=)\\d{1,8}(?=&|$)");

    /** Whether the page says that it is not the last. */
    boolean more() {
        return NEXT.matcher(header).find();
    }

    /** The page behind this one; empty where this is the last. */
    Optional<HttpUrl> next() {
        return link("next");
    }

    /**
     * The pages that are likely to be asked for after this one, nearest first: from the one that is
     * named next to the one that is named last, if the two differ in nothing but their number.
     *
     * <p>No more than a hint. The host may be wrong, and kohsuke goes by its own reading of the
     * header.
     *
     * @param most how many of them at most
     */
    List<HttpUrl> ahead(int most) {
        Optional<HttpUrl> next = next();
        Optional<HttpUrl> last = link("last");
        OptionalInt from = number(next);
        OptionalInt to = number(last);
        if (from.isEmpty()
                || to.isEmpty()
                || !numbered(next.get(), to.getAsInt()).equals(last.get())) {
            return List.of();
        }
        int end = Math.min(to.getAsInt(), from.getAsInt() + most - 1);
        return IntStream.rangeClosed(from.getAsInt(), end)
                .mapToObj(number -> numbered(next.get(), number))
                .toList();
    }

    private Optional<HttpUrl> link(String relation) {
        return LINK.matcher(header)
                .results()
                .filter(link -> link.group(2).equalsIgnoreCase(relation))
                .flatMap(link -> Stream.ofNullable(HttpUrl.parse(link.group(1))))
                .findFirst();
    }

    private static OptionalInt number(Optional<HttpUrl> page) {
        return page.map(url -> NUMBER.matcher(url.toString()))
                .filter(Matcher::find)
                .map(MatchResult::group)
                .map(Integer::parseInt)
                .map(OptionalInt::of)
                .orElseGet(OptionalInt::empty);
    }

    private static HttpUrl numbered(HttpUrl page, int number) {
        return HttpUrl.get(NUMBER.matcher(page.toString()).replaceFirst(String.valueOf(number)));
    }
}
