package io.github.pluginregistry.core.testing;

import java.net.URI;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Nine plugins of pipe-cd/pipecd and its SDK, and a forge with the tags that these really have,
 * each of them released.
 */
public final class PipeCd {

    public static final String SDK = "pipe-cd/piped-plugin-sdk-go";

    private static final String HOME = "pipe-cd/pipecd";
    private static final List<String> PLUGINS =
            List.of(
                    "kubernetes",
                    "terraform",
                    "wait",
                    "waitapproval",
                    "scriptrun",
                    "analysis",
                    "ecs");

    private PipeCd() {}

    /** A running forge with all the releases. */
    public static ForgeStub forge() {
        ForgeStub forge = ForgeStub.start();
        RealTags.PIPECD.names().forEach(tag -> forge.release(HOME, tag));
        RealTags.PIPECD_SDK.names().forEach(tag -> forge.release(SDK, tag));
        return forge;
    }

    /** The text of a {@code registry.yaml} that asks a forge instead of GitHub. */
    public static String definition(URI forge) {
        return """
                name: PipeCD Official Plugins
                description: The plugins of PipeCD
                repository: https://github.com/%1$s
                forges:
                  - { host: github.com, type: github, apiUrl: "%2$s", gitUrl: "%2$s" }
                plugins:
                  - { id: exp, name: piped, tagPattern: "pipedv1/exp/*", includePrereleases: true }
                  - { id: sdk, name: SDK, repository: "https://github.com/%3$s", tagPattern: "v*" }
                """
                        .formatted(HOME, forge, SDK)
                + PLUGINS.stream().map(PipeCd::plugin).collect(Collectors.joining());
    }

    private static String plugin(String id) {
        return "  - { id: %1$s, name: %1$s, tagPattern: \"pkg/app/pipedv1/plugin/%1$s/*\" }\n"
                .formatted(id);
    }
}
