package io.github.pluginregistry.core.io;

/** The project's documents, by the address that messages give: users have no checkout. */
public enum Documentation {
    /** The definition, key by key. */
    DEFINITION("docs/definition.md"),
    /** How extensions are allowed, configured and written. */
    EXTENSIONS("docs/extensions.md"),
    /** What a program that serves an extension has to do. */
    EXTENSION_PROTOCOL("docs/extension-protocol.md"),
    /** The rules of the check. */
    RULES("docs/rules.md"),
    /** How the server is started and configured. */
    SERVER("docs/server.md");

    /** The project's page, which the POM names as well. */
    public static final String HOME = "https://github.com/pluginregistry/registry-maven-plugin";

    private final String path;

    Documentation(String path) {
        this.path = path;
    }

    /** The document's path in a checkout of this project. */
    public String path() {
        return path;
    }

    /** Where everybody reads the document. */
    public String address() {
        return HOME + "/blob/main/" + path;
    }

    /** Where everybody reads a section of the document. */
    public String address(String section) {
        return address() + "#" + section;
    }
}
