package io.github.pluginregistry.extensions;

import io.github.pluginregistry.core.forge.ReleaseAnswer;
import io.github.pluginregistry.core.forge.ReleaseDetails;
import io.github.pluginregistry.core.forge.ReleaseQuery;
import io.github.pluginregistry.core.forge.TagListing;
import io.github.pluginregistry.core.forge.TagRelease;
import io.github.pluginregistry.core.http.SourceException;
import io.github.pluginregistry.core.model.Release;
import io.github.pluginregistry.core.model.RepositoryUrl;
import io.github.pluginregistry.sdk.ReleaseInfo;
import io.github.pluginregistry.sdk.ReleaseSource;
import io.github.pluginregistry.sdk.TagInfo;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads repositories through an extension. */
final class ExtensionSource
        implements io.github.pluginregistry.core.forge.ReleaseSource, ReleaseDetails {

    private static final int MOST_TAGS = 100;

    private static final Pattern COMMIT = Pattern.compile("[0-9a-f]{40}");

    private final ExtensionCalls extension;

    ExtensionSource(ExtensionCalls extension) {
        this.extension = extension;
    }

    @Override
    public TagListing tags(RepositoryUrl repository, Set<String> prefixes) throws SourceException {
        try {
            List<Release> tags = new ArrayList<>();
            Set<String> names = new HashSet<>();
            for (TagInfo tag :
                    extension.list(
                            ReleaseSource.class,
                            "tags",
                            it -> it.tags(repository.address(), prefixes))) {
                if (!names.add(tag.name())) {
                    throw extension.broken("tags has the tag \"%s\" twice".formatted(tag.name()));
                }
                tags.add(release(tag));
            }
            return TagListing.of(tags);
        } catch (ExtensionFailure e) {
            throw exception(e);
        }
    }

    private Release release(TagInfo tag) throws ExtensionFailure {
        if (tag.commit().isEmpty()) {
            return Release.ofTag(tag.name());
        }
        if (!COMMIT.matcher(tag.commit()).matches()) {
            throw extension.broken(
                    "tags has a commit that is not 40 hexadecimal digits for " + tag.name());
        }
        return Release.ofTag(tag.name()).withCommit(tag.commit());
    }

    @Override
    public ReleaseDetails details(RepositoryUrl repository) {
        return this;
    }

    @Override
    public boolean isBatched() {
        return false;
    }

    @Override
    public List<ReleaseAnswer> lookUp(List<ReleaseQuery> queries) {
        return queries.stream().map(this::lookUp).toList();
    }

    private ReleaseAnswer lookUp(ReleaseQuery query) {
        Map<String, TagRelease> found = new HashMap<>();
        List<String> tags = query.tags().stream().distinct().toList();
        boolean any = false;
        try {
            for (int start = 0; start < tags.size(); start += MOST_TAGS) {
                Set<String> some =
                        new LinkedHashSet<>(
                                tags.subList(start, Math.min(start + MOST_TAGS, tags.size())));
                some.forEach(tag -> found.put(tag, new TagRelease.None()));
                for (ReleaseInfo release :
                        extension.list(
                                ReleaseSource.class,
                                "releases",
                                it -> it.releases(query.repository().address(), some))) {
                    if (!some.contains(release.tag())) {
                        throw extension.broken(
                                "releases has the tag \"%s\", which was not asked for"
                                        .formatted(release.tag()));
                    }
                    any |= !release.draft();
                    found.put(
                            release.tag(),
                            release.draft()
                                    ? new TagRelease.Draft()
                                    : new TagRelease.Published(
                                            release.publishedAt(), release.prerelease()));
                }
            }
            return ReleaseAnswer.of(found, any);
        } catch (ExtensionFailure e) {
            return ReleaseAnswer.failed(Map.of(), exception(e));
        }
    }

    private SourceException exception(ExtensionFailure failure) {
        return new SourceException(
                failure.kind() == ExtensionFailure.Kind.NOT_FOUND
                        ? SourceException.Kind.NOT_FOUND
                        : SourceException.Kind.UNREACHABLE,
                "extension \"%s\": %s".formatted(extension.id(), failure.getMessage()),
                extension.remedy(failure),
                null);
    }
}
