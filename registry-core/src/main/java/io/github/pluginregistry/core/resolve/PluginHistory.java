package io.github.pluginregistry.core.resolve;

import io.github.pluginregistry.core.definition.ForgeType;
import io.github.pluginregistry.core.definition.PluginDefinition;
import io.github.pluginregistry.core.definition.VersionSelection;
import io.github.pluginregistry.core.definition.VersionSelection.VersionOverride;
import io.github.pluginregistry.core.model.LatestRelease;
import io.github.pluginregistry.core.model.PluginVersion;
import io.github.pluginregistry.core.model.PluginVersion.State;
import io.github.pluginregistry.core.model.Release;
import io.github.pluginregistry.core.version.Version;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The versions of one plugin: those that are published, brought up to date with the tags of a run.
 * A version is never lost: where its tag disappears it is withdrawn.
 */
final class PluginHistory {

    private static final String DELETED = "its tag was deleted";
    private static final String UNMATCHED = "its tag no longer matches the tag pattern";

    private final PluginDefinition plugin;
    private final Map<String, PluginVersion> published;

    /**
     * @param published the versions in the published history
     */
    PluginHistory(PluginDefinition plugin, List<PluginVersion> published) {
        this.plugin = plugin;
        this.published = byTag(published);
    }

    private static Map<String, PluginVersion> byTag(Collection<PluginVersion> versions) {
        Map<String, PluginVersion> byTag = new LinkedHashMap<>();
        versions.forEach(version -> byTag.put(version.tag(), version));
        return byTag;
    }

    /** Whether everything about a tag is published, so that it needs no lookup. */
    boolean isComplete(Release release) {
        @Nullable PluginVersion known = published.get(release.tag());
        return known != null && known.isCompleteFor(release);
    }

    /** The versions as they are published. */
    List<PluginVersion> unchanged() {
        return List.copyOf(published.values());
    }

    /**
     * The versions after a run.
     *
     * @param candidates the tags that match a pattern of the plugin
     * @param batched whether a tag that was not looked up is left to the next run; otherwise it
     *     counts as it is, since looking up each would cost a request
     */
    List<PluginVersion> updated(List<Candidate> candidates, TagIndex listing, boolean batched) {
        Map<String, PluginVersion> versions = new LinkedHashMap<>(published);
        versions.replaceAll((tag, version) -> withdrawn(version, listing));
        for (Candidate candidate : candidates) {
            version(candidate, batched).ifPresent(version -> versions.put(version.tag(), version));
        }
        return List.copyOf(versions.values());
    }

    /** Counts where no candidate replaces it. */
    private PluginVersion withdrawn(PluginVersion version, TagIndex listing) {
        boolean matches = plugin.selection().matches(version.tag());
        if (matches && listing.hasTag(version.tag())) {
            return version;
        }
        return version.in(State.WITHDRAWN, matches ? DELETED : UNMATCHED);
    }

    /** The version of a tag; empty where what is published of it stays. */
    private Optional<PluginVersion> version(Candidate candidate, boolean batched) {
        Optional<PluginVersion> known =
                Optional.ofNullable(published.get(candidate.release().tag()));
        return switch (candidate.status()) {
            case STABLE, PRERELEASE, IGNORED -> Optional.of(asFound(candidate));
            case UNCHECKED ->
                    known.filter(it -> it.isCompleteFor(candidate.release()))
                            .map(it -> it.in(State.RELEASED, ""))
                            .or(() -> Optional.of(asFound(candidate)).filter(it -> !batched));
            case PENDING -> Optional.empty();
            case NO_VERSION -> known.map(it -> it.in(State.WITHDRAWN, candidate.reason()));
        };
    }

    private PluginVersion asFound(Candidate candidate) {
        Release release = candidate.release();
        Optional<Instant> known =
                Optional.ofNullable(published.get(release.tag()))
                        .filter(it -> it.commit().equals(release.commit()))
                        .flatMap(PluginVersion::releasedAt);
        return new PluginVersion(
                candidate.text(),
                release.tag(),
                release.commitId(),
                release.publishedAt().or(() -> known).orElse(null),
                candidate.isPrerelease() || release.prerelease() || isPrerelease(candidate),
                State.RELEASED,
                "",
                "");
    }

    private static boolean isPrerelease(Candidate candidate) {
        return candidate.version().filter(Version::isPrerelease).isPresent();
    }

    /**
     * The versions as the definition has them, the highest first: what it ignores is ignored, the
     * latest one is there, and release URLs follow from the tags.
     */
    static List<PluginVersion> defined(
            PluginDefinition plugin,
            ForgeType forge,
            Collection<PluginVersion> versions,
            LatestRelease latest) {
        Map<String, PluginVersion> all = byTag(versions);
        latest(latest)
                .ifPresent(version -> all.merge(version.tag(), version, PluginHistory::agreed));
        Map<PluginVersion, Optional<Version>> parsed = new LinkedHashMap<>();
        for (PluginVersion version : all.values()) {
            PluginVersion ruled =
                    ruled(plugin.selection(), version)
                            .at(
                                    ReleaseUrls.of(
                                            plugin.repository(),
                                            forge,
                                            Release.ofTag(version.tag())));
            parsed.put(ruled, plugin.selection().scheme().parse(ruled.version()));
        }
        return parsed.entrySet().stream().sorted(HIGHEST_FIRST).map(Map.Entry::getKey).toList();
    }

    /** A tag that was moved counts in the history as it does in the entry of the plugin. */
    private static PluginVersion agreed(PluginVersion known, PluginVersion latest) {
        return latest.commit().isEmpty() || latest.commit().equals(known.commit()) ? known : latest;
    }

    private static PluginVersion ruled(VersionSelection selection, PluginVersion version) {
        if (version.state() == State.WITHDRAWN) {
            return version;
        }
        Optional<VersionOverride> ignored = selection.ignoring(version.version());
        return ignored.map(it -> version.in(State.IGNORED, it.reason()))
                .orElseGet(() -> version.in(State.RELEASED, ""));
    }

    private static Optional<PluginVersion> latest(LatestRelease latest) {
        return latest.tag()
                .map(
                        tag ->
                                new PluginVersion(
                                        latest.version(),
                                        tag,
                                        latest.commitId(),
                                        latest.date(),
                                        false,
                                        State.RELEASED,
                                        "",
                                        ""));
    }

    /** What is no version under the scheme comes last. */
    private static final Comparator<Map.Entry<PluginVersion, Optional<Version>>> HIGHEST_FIRST =
            Comparator.<Map.Entry<PluginVersion, Optional<Version>>>comparingInt(
                            entry -> entry.getValue().isPresent() ? 0 : 1)
                    .thenComparing(PluginHistory::precedence)
                    .thenComparing(
                            entry -> entry.getKey().releasedAt().orElse(Instant.MIN),
                            Comparator.reverseOrder())
                    .thenComparing(entry -> entry.getKey().tag(), Comparator.reverseOrder());

    private static int precedence(
            Map.Entry<PluginVersion, Optional<Version>> one,
            Map.Entry<PluginVersion, Optional<Version>> other) {
        return one.getValue().isPresent() && other.getValue().isPresent()
                ? other.getValue().get().compareTo(one.getValue().get())
                : 0;
    }
}
