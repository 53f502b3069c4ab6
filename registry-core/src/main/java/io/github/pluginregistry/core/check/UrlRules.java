package io.github.pluginregistry.core.check;

import io.github.pluginregistry.core.check.PluginsJsonFile.Entry;
import io.github.pluginregistry.core.definition.DefinedUrls;
import io.github.pluginregistry.core.model.RepositoryUrl;
import io.github.pluginregistry.core.validation.Rule;
import java.net.URI;
import java.util.Optional;

/** Rules for the URLs and paths of an entry. Messages repeat no URL: it may contain a password. */
record UrlRules(JsonFindingCollector findings) {

    /**
     * @param known the repository that the definition names, which is right; may be empty
     */
    void check(Entry entry, String known) {
        String repository = entry.text("repository").orElse("");
        if (!repository.equals(known) && !isRepository(repository)) {
            report(entry, "repository", "this is not a repository URL");
        }
        String page = entry.text("releaseUrl").orElse("");
        if (!isPage(page) && !page.equals(repository)) {
            report(entry, "releaseUrl", "this is not a web URL");
        }
        String docs = entry.text("docs").orElse("");
        if (!isPage(docs) && !DefinedUrls.isRelative(docs)) {
            report(entry, "docs", "this is neither a web URL nor a relative path");
        }
        if (!isPage(entry.text("download").orElse(""))) {
            report(entry, "download", "this is not a web URL");
        }
        Optional<String> path = entry.text("sourcePath");
        if (path.isPresent() && !DefinedUrls.isInside(path.get())) {
            findings.add(
                    entry,
                    "sourcePath",
                    FindingText.forUpdate(
                            Rule.SOURCE_PATH,
                            "\"%s\" is not a path inside the repository"
                                    .formatted(FindingCollector.shown(path.get()))));
        }
    }

    private void report(Entry entry, String key, String found) {
        findings.add(
                entry,
                key,
                FindingText.forUpdate(
                        Rule.URL_FORMAT,
                        found,
                        "an absolute http or https URL without user and password"));
    }

    /** Empty and missing values are left to the schema. */
    private static boolean isPage(String address) {
        Optional<URI> page = DefinedUrls.web(address);
        return address.isEmpty() || (page.isPresent() && page.get().getRawUserInfo() == null);
    }

    private static boolean isRepository(String address) {
        if (address.isEmpty()) {
            return true;
        }
        try {
            RepositoryUrl.of(address);
            return true;
        } catch (IllegalArgumentException refused) {
            return false;
        }
    }
}
