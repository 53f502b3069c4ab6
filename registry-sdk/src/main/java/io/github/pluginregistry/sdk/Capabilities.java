package io.github.pluginregistry.sdk;

import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * What an extension is and needs. Start with {@link #of}:
 *
 * <pre>{@code
 * Capabilities.of("chat", "Posts new versions to a chat.").withTokenHosts("chat.example.com")
 * }</pre>
 *
 * @param id names the extension in the definition, in the build and in messages: lower-case
 *     letters, digits and hyphens, from a letter on, at most 40 characters
 * @param description one sentence for the list of extensions
 * @param configurationSchema the JSON Schema (draft 7) of the extension's configuration; empty
 *     where it accepts none
 * @param tokenHosts the hosts whose tokens the extension may read, such as {@code github.com}
 * @param outputs the files that an {@link OutputRenderer} writes, relative to the output directory
 *     and with {@code /} between the parts, such as {@code plugins.csv}
 * @param apiRole the role that a caller of an {@link ApiHandler} needs
 */
public record Capabilities(
        String id,
        String description,
        String configurationSchema,
        List<String> tokenHosts,
        List<String> outputs,
        ApiRole apiRole) {

    private static final Pattern ID = Pattern.compile("[a-z][a-z0-9-]{0,39}");

    /**
     * @throws IllegalArgumentException if the id is not an id
     */
    public Capabilities {
        if (!isId(id)) {
            throw new IllegalArgumentException(
                    "\"%s\" is not the id of an extension: use lower-case letters, digits and hyphens, from a letter on, at most 40"
                            .formatted(id));
        }
        tokenHosts = List.copyOf(tokenHosts);
        outputs = List.copyOf(outputs);
        Objects.requireNonNull(apiRole);
    }

    /** An extension without configuration, tokens and outputs. */
    public static Capabilities of(String id, String description) {
        return new Capabilities(id, description, "", List.of(), List.of(), ApiRole.ADMINISTER);
    }

    /** Whether a text may be the id of an extension. */
    public static boolean isId(String text) {
        return ID.matcher(text).matches();
    }

    /** The same, with a JSON Schema for the configuration. */
    public Capabilities withConfigurationSchema(String jsonSchema) {
        return new Capabilities(id, description, jsonSchema, tokenHosts, outputs, apiRole);
    }

    /** The same, with hosts whose tokens the extension may read. */
    public Capabilities withTokenHosts(String... hosts) {
        return new Capabilities(
                id, description, configurationSchema, List.of(hosts), outputs, apiRole);
    }

    /** The same, with the files that it renders. */
    public Capabilities withOutputs(String... files) {
        return new Capabilities(
                id, description, configurationSchema, tokenHosts, List.of(files), apiRole);
    }

    /** The same, with the role that a caller needs whose requests it answers. */
    public Capabilities withApiRole(ApiRole role) {
        return new Capabilities(id, description, configurationSchema, tokenHosts, outputs, role);
    }
}
