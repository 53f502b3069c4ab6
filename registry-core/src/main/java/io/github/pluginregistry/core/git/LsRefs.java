package io.github.pluginregistry.core.git;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.List;

/** The command {@code ls-refs} of git's protocol version 2 ({@code gitprotocol-v2}). */
final class LsRefs {

    /** Git ignores all prefixes where there are more than 65,536; so many ask for all tags. */
    private static final int MOST_PREFIXES = 10_000;

    private LsRefs() {}

    /**
     * The request for the tags that begin with one of some prefixes, with the commits they lead to.
     *
     * @param prefixes literal prefixes of tags
     * @param objectFormat the hash algorithm of the host's object ids; empty where it names none
     */
    static String request(Collection<String> prefixes, String objectFormat) {
        StringBuilder request = new StringBuilder(PktLines.packet("command=ls-refs"));
        request.append(PktLines.objectFormat(objectFormat))
                .append("0001")
                .append(PktLines.packet("peel"));
        for (String prefix : shortest(prefixes)) {
            request.append(PktLines.packet("ref-prefix refs/tags/" + prefix));
        }
        return request.append("0000").toString();
    }

    /** Removes redundant prefixes: what begins with {@code v1} begins with {@code v}, too. */
    static Collection<String> shortest(Collection<String> prefixes) {
        Deque<String> shortest = new ArrayDeque<>();
        prefixes.stream()
                .sorted()
                .filter(prefix -> shortest.isEmpty() || !prefix.startsWith(shortest.getLast()))
                .forEach(shortest::add);
        return shortest.size() > MOST_PREFIXES ? List.of("") : shortest;
    }

    /**
     * Parses a complete response. It ends with a flush, so the empty response of an older host is
     * malformed.
     *
     * @throws GitProtocolException if it is malformed, incomplete or an error
     */
    static List<Tag> parse(byte[] body) throws GitProtocolException {
        PktLines lines = new PktLines(body);
        List<Tag> tags = new ArrayList<>();
        PktLines.Type type = lines.next();
        for (; type == PktLines.Type.DATA; type = lines.next()) {
            Tag.parse(lines.text()).ifPresent(tags::add);
        }
        if (type != PktLines.Type.FLUSH) {
            throw new GitProtocolException("the list of refs does not end with a flush");
        }
        PktLines.Type rest = lines.next();
        if (rest == PktLines.Type.RESPONSE_END) {
            rest = lines.next();
        }
        if (rest != PktLines.Type.END_OF_INPUT) {
            throw new GitProtocolException("something follows the list of refs");
        }
        return tags;
    }
}
