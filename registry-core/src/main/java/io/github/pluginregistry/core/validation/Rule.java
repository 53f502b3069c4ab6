package io.github.pluginregistry.core.validation;

import static io.github.pluginregistry.core.validation.CheckKind.CURRENT;
import static io.github.pluginregistry.core.validation.CheckKind.IN_STEP;
import static io.github.pluginregistry.core.validation.CheckKind.VALID;
import static io.github.pluginregistry.core.validation.Severity.ERROR;
import static io.github.pluginregistry.core.validation.Severity.OFF;
import static io.github.pluginregistry.core.validation.Severity.WARNING;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Something that a registry is held to. Each rule has a section in docs/rules.md. */
public enum Rule {
    DEFINITION_SYNTAX(
            VALID, ERROR, "The definition is YAML or JSON that says everything once, and plainly."),
    MISSING(VALID, ERROR, "plugins.json is there."),
    JSON(VALID, ERROR, "plugins.json is JSON, and a registry."),
    SCHEMA(
            VALID,
            ERROR,
            "The definition and plugins.json have the keys and values that their schemas ask for."),
    UNKNOWN_KEY(VALID, ERROR, "Every key is one that there is."),
    ID_FORMAT(
            VALID,
            ERROR,
            "An id starts with a lower-case letter or a digit, and goes on with these or . _ -"
                    + " alone."),
    DUPLICATE_ID(
            VALID, ERROR, "No two plugins have the same id, whatever the case of its letters."),
    REPLACED_BY_UNKNOWN(VALID, ERROR, "A plugin is replaced by another one of the same registry."),
    URL_FORMAT(
            VALID,
            ERROR,
            "An address of the web is absolute, http or https, and carries no credentials."),
    SOURCE_PATH(
            VALID,
            ERROR,
            "A source path stays inside of its repository and, where that is the checkout at hand,"
                    + " leads to something."),
    DESCRIPTION_MISSING(VALID, WARNING, "Every plugin has a description."),
    DEPRECATED_WITHOUT_REPLACEMENT(
            VALID, WARNING, "A deprecated plugin names the one to use instead."),
    LAST_UPDATED(VALID, ERROR, "The last change is a moment of RFC 3339 that has been."),
    VERSION_FORMAT(VALID, ERROR, "Every version is one under its plugin's scheme."),
    VERSION_UNKNOWN(VALID, WARNING, "Every plugin has a latest version."),
    VERSION_PRERELEASE_AS_LATEST(
            VALID,
            ERROR,
            "The latest version is no prerelease, unless the definition lets it be one."),
    VERSION_MISMATCH(VALID, ERROR, "The latest version is the one that its tag spells."),
    TAG_PATTERN_MISMATCH(VALID, ERROR, "The published tag matches the plugin's pattern."),
    RELEASE_URL_MISMATCH(
            VALID,
            ERROR,
            "The release's address is the page of the published version, in the plugin's"
                    + " repository."),
    STATUS_MISMATCH(
            VALID, WARNING, "A plugin whose latest version is a prerelease is not called stable."),
    STATUS_STABLE_AT_ZERO(
            VALID, OFF, "A plugin whose latest version is 0.y.z is not called stable."),
    TOO_OLD(
            VALID,
            WARNING,
            "No plugin's latest version is older than registry.maxAge, where that is given."),
    NOT_IN_DEFINITION(IN_STEP, ERROR, "Every entry of plugins.json is a plugin of the definition."),
    NOT_IN_REGISTRY(IN_STEP, ERROR, "Every plugin of the definition has an entry in plugins.json."),
    ORDER(IN_STEP, ERROR, "The entries of plugins.json stand in the definition's order."),
    NOT_IN_STEP(
            IN_STEP,
            ERROR,
            "Every file is what the definition and plugins.json render to, byte for byte."),
    NEWER_AVAILABLE(CURRENT, ERROR, "Nothing newer is out than what is published."),
    MOVED(CURRENT, ERROR, "Every published tag leads to the commit that it led to."),
    WITHDRAWN(CURRENT, ERROR, "No published version was taken back."),
    COVERAGE(
            CURRENT,
            WARNING,
            "The definition leaves out no plugin's tags, and names none for nothing.");

    private final String id;
    private final CheckKind question;
    private final Severity severity;
    private final String sentence;

    Rule(CheckKind question, Severity severity, String sentence) {
        this.id = name().toLowerCase(Locale.ROOT).replace('_', '-');
        this.question = question;
        this.severity = severity;
        this.sentence = sentence;
    }

    /** Finds a rule by what people call it, for example {@code not-in-step}. */
    public static Optional<Rule> of(String id) {
        return Arrays.stream(values()).filter(rule -> rule.id().equals(id)).findFirst();
    }

    /** What people call the rule, for example {@code not-in-step}. */
    public String id() {
        return id;
    }

    /** The question that a finding of this rule speaks against. */
    public CheckKind question() {
        return question;
    }

    /** How much the rule weighs where nobody says otherwise. */
    public Severity severity() {
        return severity;
    }

    /** What holds where the rule is kept, one sentence. */
    public String sentence() {
        return sentence;
    }
}
