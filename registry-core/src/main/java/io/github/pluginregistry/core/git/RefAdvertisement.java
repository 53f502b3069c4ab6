package io.github.pluginregistry.core.git;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * The response to {@code GET info/refs?service=git-upload-pack}: the capabilities of a host that
 * speaks protocol version 2 (git's {@code gitprotocol-v2}), or all refs of one that speaks version
 * 0 or 1 ({@code gitprotocol-pack}).
 *
 * @param isVersion2 whether refs are requested by {@code ls-refs}
 * @param capabilities the capabilities of version 2
 * @param tags the tags that version 0 or 1 lists
 */
record RefAdvertisement(boolean isVersion2, List<String> capabilities, List<Tag> tags) {

    /** The response of a server without git (gitprotocol-http, "Dumb Server Response"). */
    private static final Pattern FILE_OF_REFS =
            Pattern.compile("(?:[0-9a-f]{40}|[0-9a-f]{64})\trefs/");

    private static final String FETCH = "fetch=";
    private static final String OBJECT_FORMAT = "object-format=";

    RefAdvertisement {
        capabilities = List.copyOf(capabilities);
        tags = List.copyOf(tags);
    }

    /** The hash algorithm of object ids; empty where the host does not name one. */
    String objectFormat() {
        return capabilities.stream()
                .filter(capability -> capability.startsWith(OBJECT_FORMAT))
                .map(capability -> capability.substring(OBJECT_FORMAT.length()))
                .findFirst()
                .orElse("");
    }

    /** Whether objects can be fetched without the trees they lead to. */
    boolean canFilter() {
        return capabilities.stream()
                .filter(capability -> capability.startsWith(FETCH))
                .map(capability -> capability.substring(FETCH.length()))
                .anyMatch(features -> List.of(features.split(" ")).contains("filter"));
    }

    /**
     * Parses a complete advertisement.
     *
     * @throws GitProtocolException if it is malformed, incomplete or an error
     */
    static RefAdvertisement parse(byte[] body) throws GitProtocolException {
        String text = new String(body, StandardCharsets.UTF_8);
        if (!FILE_OF_REFS.matcher(text).lookingAt()) {
            return parsePackets(body);
        }
        if (!text.endsWith("\n")) {
            throw new GitProtocolException("the last line of the refs is cut off");
        }
        return new RefAdvertisement(
                false, List.of(), tags(text.replace('\t', ' ').lines().toList()));
    }

    private static RefAdvertisement parsePackets(byte[] body) throws GitProtocolException {
        PktLines lines = new PktLines(body);
        PktLines.Type type = lines.next();
        if (type == PktLines.Type.DATA && lines.text().equals("# service=git-upload-pack")) {
            if (lines.next() != PktLines.Type.FLUSH) {
                throw new GitProtocolException("the service's name is not followed by a flush");
            }
            type = lines.next();
        }
        List<String> texts = new ArrayList<>();
        for (; type == PktLines.Type.DATA; type = lines.next()) {
            texts.add(lines.text());
        }
        if (type != PktLines.Type.FLUSH
                || texts.isEmpty()
                || lines.next() != PktLines.Type.END_OF_INPUT) {
            throw new GitProtocolException("the list of refs does not end as it must");
        }
        Tag.requireNoError(texts.get(0));
        return texts.get(0).equals("version 2")
                ? new RefAdvertisement(true, texts.subList(1, texts.size()), List.of())
                : new RefAdvertisement(false, List.of(), tags(texts));
    }

    private static List<Tag> tags(List<String> lines) throws GitProtocolException {
        Map<String, Tag> tags = new LinkedHashMap<>();
        for (String line : lines) {
            if (!line.equals("version 1") && !line.startsWith("shallow ")) {
                Tag.parse(line).ifPresent(tag -> tags.put(tag.name(), tag));
            }
        }
        return peeled(tags);
    }

    /** An annotated tag is followed by its commit, under its name with {@code ^{}}. */
    private static List<Tag> peeled(Map<String, Tag> listed) {
        List<Tag> tags = new ArrayList<>();
        listed.forEach(
                (name, tag) -> {
                    if (!name.endsWith(Tag.PEELED)) {
                        Tag peeled = listed.getOrDefault(name + Tag.PEELED, tag);
                        tags.add(tag.leadingTo(peeled.commit()));
                    }
                });
        return tags;
    }
}
