package io.github.pluginregistry.init.detect;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Finds the plugins of a repository by its tags: those whose tags say that they are plugins; else
 * everything with a name and a version, if there are several; else the repository itself.
 */
public final class PluginDetector {

    /** Fewer names beside the releases of a repository may be parts of one product. */
    private static final int SEVERAL = 3;

    private static final Comparator<DetectedPlugin> BY_NAME =
            Comparator.comparing((DetectedPlugin it) -> it.name().toLowerCase(Locale.ROOT))
                    .thenComparing(DetectedPlugin::tagPattern);

    private final RepositoryName repository;
    private final TagFilter filter;
    private final List<DetectedPlugin> plugins = new ArrayList<>();
    private final List<LeftOut> leftOut = new ArrayList<>();

    /**
     * @param repository the last part of the repository's address
     */
    public PluginDetector(String repository, TagFilter filter) {
        this.repository = new RepositoryName(repository);
        this.filter = filter;
    }

    /** Reads the tags of the repository, in any order. */
    public Detection detect(Collection<String> tags) {
        List<TagGroup> groups =
                TagGroups.of(tags).stream().filter(PluginDetector::isReleased).toList();
        List<DetectedPlugin> named =
                Renames.plugins(groups.stream().filter(group -> !group.isUnnamed()).toList());
        List<TagGroup> unnamed = ofLastEpoch(groups.stream().filter(TagGroup::isUnnamed).toList());
        if (filter.include().isEmpty()) {
            select(withoutNoise(named, unnamed.isEmpty()), unnamed);
        } else {
            plugins.addAll(named);
            product(unnamed, List.of()).ifPresent(plugins::add);
        }
        leaveOut(filter::excludes, "excluded");
        plugins.sort(BY_NAME);
        leftOut.sort(Comparator.naturalOrder());
        return new Detection(plugins, leftOut, tags.stream().distinct().count() - known());
    }

    /** Versions of earlier epochs are lower, whatever their numbers are. */
    private List<TagGroup> ofLastEpoch(List<TagGroup> unnamed) {
        Optional<TagGroup> last =
                unnamed.stream()
                        .filter(group -> Words.isEpoch(group.prefix()))
                        .max(Comparator.comparing((TagGroup group) -> epoch(group.prefix())));
        if (last.isEmpty()) {
            return unnamed;
        }
        unnamed.stream()
                .filter(group -> !group.equals(last.get()))
                .map(group -> new DetectedPlugin(repository.text(), List.of(group), false))
                .forEach(it -> leftOut.add(new LeftOut(it, "of an earlier epoch")));
        return List.of(last.get());
    }

    private static BigInteger epoch(String prefix) {
        return new BigInteger(prefix.replace("!", ""));
    }

    private long known() {
        return plugins.stream().flatMap(DetectedPlugin::tags).count()
                + leftOut.stream().flatMap(it -> it.plugin().tags()).count();
    }

    private static boolean isReleased(TagGroup group) {
        return group.best().isPresent()
                && !group.isSnapshotsOnly()
                && !Words.isNoise(group.name())
                && !(group.isNumbered()
                        && (group.isDated() || group.tags().size() == 1)
                        && !group.isUnnamed());
    }

    /** Without numbered tags beside versions, and without what is internal to the repository. */
    private List<DetectedPlugin> withoutNoise(List<DetectedPlugin> named, boolean isAll) {
        boolean onlyPackages =
                isAll && named.stream().allMatch(plugin -> Words.isPackaging(plugin.prefix()));
        boolean allNumbered = named.stream().allMatch(PluginDetector::isNumbered);
        List<DetectedPlugin> kept = new ArrayList<>();
        for (DetectedPlugin plugin : named) {
            if (isNumbered(plugin) && !allNumbered) {
                leftOut.add(new LeftOut(plugin, "numbers, and no versions"));
            } else if (named.size() > 1 && Words.isOfOtherVersions(plugin.name())) {
                leftOut.add(new LeftOut(plugin, "versions of something else"));
            } else if (!onlyPackages && Words.isPackaging(plugin.prefix())) {
                leftOut.add(new LeftOut(plugin, "packages of a distribution"));
            } else if (Words.isInternal(plugin.prefix())) {
                leftOut.add(new LeftOut(plugin, "internal to the repository"));
            } else {
                kept.add(plugin);
            }
        }
        return kept;
    }

    private static boolean isNumbered(DetectedPlugin plugin) {
        return plugin.groups().stream().allMatch(TagGroup::isNumbered);
    }

    private void select(List<DetectedPlugin> named, List<TagGroup> unnamed) {
        List<DetectedPlugin> own =
                named.stream().filter(plugin -> repository.isNameOf(plugin.name())).toList();
        Optional<DetectedPlugin> product = product(unnamed, own);
        List<DetectedPlugin> declared = declared(named);
        List<DetectedPlugin> others =
                named.stream().filter(plugin -> !own.contains(plugin) && !isPart(plugin)).toList();
        plugins.addAll(named);
        if (isConvincing(declared)) {
            leaveOut(plugin -> !declared.contains(plugin), "not named as a plugin");
            leaveOutProduct(unnamed);
        } else if (product.isEmpty()) {
            return;
        } else if (others.size() >= SEVERAL && !repository.isOnePlugin()) {
            leaveOutProduct(unnamed);
        } else {
            plugins.removeAll(own);
            plugins.add(product.get());
            leaveOut(
                    plugin ->
                            !plugin.equals(product.get())
                                    && (repository.isOnePlugin() || !others.contains(plugin)),
                    "a part of what the repository releases");
        }
    }

    /** A package with a scope is published, whatever its name. */
    private static boolean isPart(DetectedPlugin plugin) {
        return Words.isPart(plugin.name()) && !plugin.folder().startsWith("@");
    }

    /**
     * The plugins that say so, and those that still have the form of tags that these had before.
     */
    private List<DetectedPlugin> declared(List<DetectedPlugin> named) {
        List<DetectedPlugin> declared = named.stream().filter(this::isDeclared).toList();
        Set<TagGroup.Convention> former =
                declared.stream()
                        .flatMap(plugin -> plugin.groups().stream().skip(1))
                        .map(TagGroup::convention)
                        .collect(Collectors.toSet());
        return named.stream()
                .filter(
                        plugin ->
                                declared.contains(plugin)
                                        || (former.contains(plugin.groups().get(0).convention())
                                                && !isPart(plugin)))
                .toList();
    }

    private boolean isDeclared(DetectedPlugin plugin) {
        return plugin.abandoned()
                || plugin.groups().stream()
                        .anyMatch(
                                group -> Words.isOfPlugin(repository.removedFrom(group.prefix())));
    }

    private static boolean isConvincing(List<DetectedPlugin> declared) {
        return declared.size() > 1
                || declared.stream().anyMatch(plugin -> Words.isOfPlugin(plugin.folder()));
    }

    private void leaveOut(Predicate<DetectedPlugin> isLeftOut, String reason) {
        plugins.stream()
                .filter(isLeftOut)
                .forEach(plugin -> leftOut.add(new LeftOut(plugin, reason)));
        plugins.removeIf(isLeftOut);
    }

    private void leaveOutProduct(List<TagGroup> unnamed) {
        product(unnamed, List.of())
                .ifPresent(
                        product ->
                                leftOut.add(new LeftOut(product, "the repository's own releases")));
    }

    /** What the repository itself releases, with the name of the repository in its tags or not. */
    private Optional<DetectedPlugin> product(List<TagGroup> unnamed, List<DetectedPlugin> own) {
        List<TagGroup> all = new ArrayList<>(unnamed);
        own.forEach(plugin -> all.addAll(plugin.groups()));
        List<TagGroup> versioned =
                all.stream()
                        .filter(group -> !group.isDated() && !group.isNumbered())
                        .filter(TagGroup::hasStable)
                        .toList();
        List<TagGroup> candidates = versioned.isEmpty() ? all : versioned;
        return candidates.stream()
                .max(TagGroup.BY_VERSION)
                .map(current -> product(current, candidates, own));
    }

    private DetectedPlugin product(
            TagGroup current, List<TagGroup> candidates, List<DetectedPlugin> own) {
        List<TagGroup> groups = new ArrayList<>(List.of(current));
        candidates.stream()
                .filter(group -> !group.equals(current) && group.hasStable())
                .sorted(TagGroup.BY_VERSION.reversed())
                .forEach(groups::add);
        String name = own.isEmpty() ? repository.text() : own.get(0).name();
        return new DetectedPlugin(name, groups, false);
    }
}
