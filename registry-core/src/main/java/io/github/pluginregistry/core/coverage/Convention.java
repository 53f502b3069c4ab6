package io.github.pluginregistry.core.coverage;

import io.github.pluginregistry.core.match.TagForm;
import io.github.pluginregistry.core.match.TagPrefix;
import java.util.Optional;

/**
 * How the tags of a plugin are put together, whatever the plugin's name: {@code plugins/NAME/},
 * {@code NAME-} and {@code -NAME} behind the version are three conventions. Plugins of one
 * convention are siblings.
 *
 * @param before what stands in front of the name or, where that is behind the version, in front of
 *     the version
 * @param separator what stands between name and version; never empty, so that a bare {@code v1.0.0}
 *     follows no convention
 * @param nameIsBehind whether the name stands behind the version
 */
record Convention(String before, String separator, boolean nameIsBehind) {

    /** The convention that a tag of a form follows. */
    static Optional<Convention> of(TagForm form) {
        String name = form.name();
        if (form.suffix().isEmpty()) {
            TagPrefix prefix = new TagPrefix(form.prefix());
            return name.isEmpty() || prefix.separator().isEmpty()
                    ? Optional.empty()
                    : Optional.of(new Convention(prefix.folder(), prefix.separator(), false));
        }
        String separator = form.suffix().substring(0, form.suffix().length() - name.length());
        return name.isEmpty()
                ? Optional.empty()
                : Optional.of(new Convention(form.prefix(), separator, true));
    }
}
