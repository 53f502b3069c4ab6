package io.github.pluginregistry.core.publish;

/**
 * A definition that has changes here which the branch does not have. Files are rendered by what
 * people see on the branch, so nothing of such changes is published; only a branch that has no
 * definition gets its files by the one that is here.
 *
 * @param file the path in the repository of the file that contains the definition
 * @param isOnBranch whether the branch has a definition, if another one
 */
public record UnpublishedDefinition(String file, boolean isOnBranch) {}
