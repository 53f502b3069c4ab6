package io.github.pluginregistry.core.git;

import io.github.pluginregistry.core.http.HttpClient;
import io.github.pluginregistry.core.http.HttpRequest;
import io.github.pluginregistry.core.http.HttpResponse;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jgit.internal.storage.dfs.DfsRepositoryDescription;
import org.eclipse.jgit.internal.storage.dfs.InMemoryRepository;
import org.eclipse.jgit.lib.NullProgressMonitor;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevObject;
import org.eclipse.jgit.revwalk.RevTag;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.transport.PackParser;
import org.jspecify.annotations.Nullable;

/**
 * The dates of a few tags, from their objects: an annotated tag's tagger date, else its commit's.
 * They are fetched without history ({@code deepen 1}) and without trees ({@code filter tree:0}),
 * some hundred bytes each, from hosts that offer the filter. A missing date is not a failure, so
 * dates that are not available are left out.
 */
final class TagDates {

    /** More than any real tag or commit. */
    private static final long LARGEST_OBJECT = 1L << 20;

    private static final int SIDE_BAND_DATA = 1;
    private static final int HEADER = 12;
    private static final int COUNT = 8;

    /** A tag, its commit, and a tag of a tag; a host that sends many more is not trusted. */
    private static final int OBJECTS_PER_TAG = 8;

    private final HttpClient http;

    TagDates(HttpClient http) {
        this.http = http;
    }

    /** The dates of tags, by their names. */
    Map<String, Instant> of(HttpRemote remote, Collection<Tag> tags) {
        try {
            HttpResponse response =
                    http.send(
                            remote.authorized(HttpRequest.get(remote.advertisement()))
                                    .with("Git-Protocol", "version=2"));
            if (!response.isSuccess()) {
                return Map.of();
            }
            RefAdvertisement advertisement = RefAdvertisement.parse(response.body());
            return advertisement.canFilter()
                    ? fetched(remote, tags, advertisement.objectFormat())
                    : Map.of();
        } catch (IOException | RuntimeException | StackOverflowError | OutOfMemoryError e) {
            // JGit trusts that a pack is well-formed; not all are.
            return Map.of();
        }
    }

    private Map<String, Instant> fetched(
            HttpRemote remote, Collection<Tag> tags, String objectFormat) throws IOException {
        HttpResponse response =
                http.send(
                        remote.authorized(
                                        HttpRequest.post(
                                                remote.uploadPack(),
                                                "application/x-git-upload-pack-request",
                                                request(tags, objectFormat)))
                                .with("Git-Protocol", "version=2"));
        return response.isSuccess() ? dates(pack(response.body()), tags) : Map.of();
    }

    private static String request(Collection<Tag> tags, String objectFormat) {
        StringBuilder request = new StringBuilder(PktLines.packet("command=fetch"));
        request.append(PktLines.objectFormat(objectFormat))
                .append("0001")
                .append(PktLines.packet("no-progress"))
                .append(PktLines.packet("deepen 1"))
                .append(PktLines.packet("filter tree:0"));
        tags.stream()
                .map(Tag::object)
                .distinct()
                .forEach(object -> request.append(PktLines.packet("want " + object)));
        return request.append(PktLines.packet("done")).append("0000").toString();
    }

    /** The pack in a response; the sections before it only list shallow commits. */
    private static byte[] pack(byte[] body) throws GitProtocolException {
        PktLines lines = new PktLines(body);
        PktLines.Type type = lines.next();
        while (type != PktLines.Type.DATA || !lines.text().equals("packfile")) {
            if (type == PktLines.Type.END_OF_INPUT) {
                throw new GitProtocolException("the response holds no pack");
            }
            type = lines.next();
        }
        ByteArrayOutputStream pack = new ByteArrayOutputStream();
        for (type = lines.next(); type == PktLines.Type.DATA; type = lines.next()) {
            if (lines.band() == SIDE_BAND_DATA) {
                lines.copyBand(pack);
            }
        }
        return pack.toByteArray();
    }

    private static Map<String, Instant> dates(byte[] pack, Collection<Tag> tags)
            throws IOException {
        if (!isSmall(pack, tags.size())) {
            return Map.of();
        }
        try (Repository nothing = new InMemoryRepository(new DfsRepositoryDescription());
                ObjectInserter inserter = nothing.newObjectInserter()) {
            PackParser parser = inserter.newPackParser(new ByteArrayInputStream(pack));
            parser.setMaxObjectSizeLimit(LARGEST_OBJECT);
            parser.parse(NullProgressMonitor.INSTANCE);
            inserter.flush();
            Map<String, Instant> dates = new HashMap<>();
            try (RevWalk walk = new RevWalk(nothing)) {
                for (Tag tag : tags) {
                    date(walk, tag).ifPresent(date -> dates.put(tag.name(), date));
                }
            }
            return dates;
        }
    }

    /** The number of objects follows the word PACK and the version (gitformat-pack). */
    private static boolean isSmall(byte[] pack, int tags) {
        return pack.length >= HEADER
                && ByteBuffer.wrap(pack).getInt(COUNT) <= (long) OBJECTS_PER_TAG * tags
                && ByteBuffer.wrap(pack).getInt(COUNT) >= 0;
    }

    private static Optional<Instant> date(RevWalk walk, Tag tag) {
        try {
            RevObject object = walk.parseAny(ObjectId.fromString(tag.object()));
            @Nullable PersonIdent who =
                    object instanceof RevTag annotated
                            ? annotated.getTaggerIdent()
                            : object instanceof RevCommit commit
                                    ? commit.getCommitterIdent()
                                    : null;
            return Optional.ofNullable(who).map(PersonIdent::getWhenAsInstant);
        } catch (IOException | RuntimeException e) {
            // The object is missing or malformed.
            return Optional.empty();
        }
    }
}
