package io.github.pluginregistry.core.check;

import io.github.pluginregistry.core.definition.Addresses;
import io.github.pluginregistry.core.definition.PluginDefinition;
import io.github.pluginregistry.core.model.RepositoryId;
import io.github.pluginregistry.core.rule.Rule;
import java.util.Optional;

/**
 * What the addresses and paths of an entry have to be. Addresses are not repeated in a message,
 * since a careless one carries a password.
 */
final class Locations {

    private final FileFindings findings;

    Locations(FileFindings findings) {
        this.findings = findings;
    }

    /**
     * @param plugin what the definition says of it, which is right; empty where that says nothing
     */
    void check(Entry entry, Optional<PluginDefinition> plugin) {
        Optional<String> known = plugin.map(it -> it.profile().repository());
        Optional<String> repository = entry.text("repository");
        repository
                .filter(address -> !known.equals(Optional.of(address)))
                .flatMap(Locations::refusal)
                .ifPresent(reason -> tell(entry, "repository", reason));
        entry.text("releaseUrl")
                .filter(page -> !page.isEmpty() && !isPage(page))
                .filter(page -> !repository.equals(Optional.of(page)))
                .ifPresent(page -> tell(entry, "releaseUrl", "this is no address of the web"));
        entry.text("docs")
                .filter(docs -> !docs.isEmpty() && !isPage(docs) && !Addresses.staysBelow(docs))
                .ifPresent(
                        docs ->
                                tell(
                                        entry,
                                        "docs",
                                        "this is neither an address of the web nor a path below the definition"));
        entry.text("sourcePath")
                .filter(path -> !Addresses.isInside(path))
                .ifPresent(
                        path ->
                                findings.add(
                                        entry,
                                        "sourcePath",
                                        Complaint.forUpdate(
                                                Rule.SOURCE_PATH,
                                                "\"%s\" is no path inside of a repository"
                                                        .formatted(Findings.shown(path)))));
    }

    private void tell(Entry entry, String key, String found) {
        findings.add(
                entry,
                key,
                Complaint.forUpdate(
                        Rule.URL_FORMAT,
                        found,
                        "an absolute one, http or https, without user and password"));
    }

    private static boolean isPage(String address) {
        return Addresses.web(address).filter(uri -> uri.getRawUserInfo() == null).isPresent();
    }

    private static Optional<String> refusal(String repository) {
        if (repository.isEmpty()) {
            return Optional.empty(); // The schema says so.
        }
        try {
            RepositoryId.of(repository);
            return Optional.empty();
        } catch (IllegalArgumentException refused) {
            return Optional.of("this is no address of a repository");
        }
    }
}
