package io.github.pluginregistry.core.validation;

import static io.github.pluginregistry.core.validation.CheckKind.CURRENT;
import static io.github.pluginregistry.core.validation.CheckKind.IN_SYNC;
import static io.github.pluginregistry.core.validation.CheckKind.VALID;
import static io.github.pluginregistry.core.validation.Severity.ERROR;
import static io.github.pluginregistry.core.validation.Severity.OFF;
import static io.github.pluginregistry.core.validation.Severity.WARNING;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The rules of the check. Each has a section in docs/rules.md. */
public enum Rule {
    DEFINITION_SYNTAX(
            VALID,
            ERROR,
            "The definition is valid YAML or JSON, without aliases or duplicate keys."),
    MISSING(VALID, ERROR, "plugins.json exists."),
    JSON(VALID, ERROR, "plugins.json is valid JSON and contains a registry."),
    SCHEMA(VALID, ERROR, "The definition and plugins.json conform to their schemas."),
    UNKNOWN_KEY(VALID, ERROR, "No unknown keys."),
    ID_FORMAT(
            VALID,
            ERROR,
            "An id consists of lower-case letters, digits and . _ - and starts with a letter or a digit."),
    DUPLICATE_ID(VALID, ERROR, "Every id is unique, regardless of case."),
    REPLACED_BY_UNKNOWN(VALID, ERROR, "replacedBy is the id of another plugin in the registry."),
    URL_FORMAT(VALID, ERROR, "A web address is an absolute http or https URL without credentials."),
    SOURCE_PATH(
            VALID,
            ERROR,
            "A source path is inside its repository and, if that is the current checkout, exists."),
    DESCRIPTION_MISSING(VALID, WARNING, "Every plugin has a description."),
    DEPRECATED_WITHOUT_REPLACEMENT(
            VALID, WARNING, "A deprecated plugin has a successor in replacedBy."),
    LAST_UPDATED(VALID, ERROR, "lastUpdated is an RFC 3339 timestamp that is not in the future."),
    VERSION_FORMAT(VALID, ERROR, "Every version is valid under the version scheme of its plugin."),
    VERSION_UNKNOWN(VALID, WARNING, "Every plugin has a latest version."),
    VERSION_PRERELEASE_AS_LATEST(
            VALID,
            ERROR,
            "The latest version is not a prerelease, unless the definition allows it."),
    VERSION_MISMATCH(
            VALID,
            ERROR,
            "The latest version is a version of the plugin, and the one in the published tag."),
    TAG_PATTERN_MISMATCH(VALID, ERROR, "The published tag matches the plugin's pattern."),
    RELEASE_URL_MISMATCH(
            VALID,
            ERROR,
            "The release URL is the page of the latest version in the plugin's repository."),
    STATUS_MISMATCH(
            VALID,
            WARNING,
            "A plugin with a prerelease as its latest version does not have the status stable."),
    STATUS_STABLE_AT_ZERO(
            VALID, OFF, "A plugin with the latest version 0.y.z does not have the status stable."),
    TOO_OLD(VALID, WARNING, "No latest version is older than registry.maxAge, if set."),
    EXTENSION(VALID, ERROR, "The rules of the extensions that the registry uses are kept."),
    NOT_IN_DEFINITION(IN_SYNC, ERROR, "Every entry of plugins.json is a plugin in the definition."),
    NOT_IN_REGISTRY(IN_SYNC, ERROR, "Every plugin in the definition has an entry in plugins.json."),
    ORDER(IN_SYNC, ERROR, "The entries of plugins.json have the order of the definition."),
    NOT_IN_STEP(
            IN_SYNC,
            ERROR,
            "Every file equals, byte for byte, what the definition and plugins.json render to."),
    NEWER_AVAILABLE(CURRENT, ERROR, "No newer version than the published one is available."),
    MOVED(CURRENT, ERROR, "Every published tag still points to the same commit."),
    WITHDRAWN(CURRENT, ERROR, "Every published version is still available."),
    COVERAGE(
            CURRENT,
            WARNING,
            "The patterns of the definition cover the tags of its plugins, and each pattern matches tags.");

    private final String id;
    private final CheckKind kind;
    private final Severity severity;
    private final String sentence;

    Rule(CheckKind kind, Severity severity, String sentence) {
        this.id = name().toLowerCase(Locale.ROOT).replace('_', '-');
        this.kind = kind;
        this.severity = severity;
        this.sentence = sentence;
    }

    /** Finds a rule by its id, for example {@code not-in-step}. */
    public static Optional<Rule> of(String id) {
        return Arrays.stream(values()).filter(rule -> rule.id().equals(id)).findFirst();
    }

    /** The id of the rule, for example {@code not-in-step}. */
    public String id() {
        return id;
    }

    public CheckKind kind() {
        return kind;
    }

    public Severity severity() {
        return severity;
    }

    /** What the rule requires, in one sentence. */
    public String sentence() {
        return sentence;
    }
}
