package io.github.pluginregistry.core.publish;

import java.nio.file.Path;

/** Publishes a registry in a JVM of its own: the checkout, and the directory for locks. */
public final class PublishProgram {

    private PublishProgram() {}

    public static void main(String[] arguments) throws Exception {
        PublishReport report =
                new PublishingFixture(Path.of(arguments[0])).locks(Path.of(arguments[1])).publish();
        System.out.println(report.outcome());
    }
}
