package io.github.pluginregistry.core.resolve;

import io.github.pluginregistry.core.version.TagForm;
import io.github.pluginregistry.core.version.Version;
import io.github.pluginregistry.core.version.VersionScheme;
import java.util.Comparator;
import java.util.List;

/** A group of tags with the same form, each with a version. */
record TagGroup(TagForm form, VersionScheme scheme, List<Version> versions) {

    static final Comparator<TagGroup> NEWEST_FIRST =
            Comparator.comparing(TagGroup::newest)
                    .reversed()
                    .thenComparing(group -> group.form.prefix())
                    .thenComparing(group -> group.form.suffix());

    TagGroup {
        versions = List.copyOf(versions);
    }

    Version newest() {
        return versions.stream().max(Comparator.naturalOrder()).orElseThrow();
    }

    /** How many tags there are of which form, for example {@code 18 with "dummy-"}. */
    String described() {
        String around = form.suffix().isEmpty() ? form.prefix() : form.suffix();
        return "%d with \"%s\"".formatted(versions.size(), around);
    }

    /** The pattern that matches these tags. */
    String pattern() {
        return form.pattern();
    }
}
