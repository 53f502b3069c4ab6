package io.github.pluginregistry.core.rule;

import static io.github.pluginregistry.core.rule.Question.CURRENT;
import static io.github.pluginregistry.core.rule.Question.IN_STEP;
import static io.github.pluginregistry.core.rule.Question.VALID;
import static io.github.pluginregistry.core.rule.Severity.ERROR;

import java.util.Locale;

/** Something that a registry is held to. Each rule has a section in docs/rules.md. */
public enum Rule {
    MISSING(VALID, ERROR, "plugins.json is there."),
    JSON(VALID, ERROR, "plugins.json is JSON, and a registry."),
    SCHEMA(VALID, ERROR, "plugins.json obeys plugins.schema.json."),
    TAG_PATTERN_MISMATCH(VALID, ERROR, "The published tag matches the plugin's pattern."),
    VERSION_MISMATCH(VALID, ERROR, "The latest version is the one that its tag spells."),
    RELEASE_URL_MISMATCH(VALID, ERROR, "The release's address is the page of the published tag."),
    NOT_IN_STEP(
            IN_STEP,
            ERROR,
            "Every file is what the definition and plugins.json render to, byte for byte."),
    NEWER_AVAILABLE(CURRENT, ERROR, "Nothing newer is out than what is published.");

    private final String id;
    private final Question question;
    private final Severity severity;
    private final String sentence;

    Rule(Question question, Severity severity, String sentence) {
        this.id = name().toLowerCase(Locale.ROOT).replace('_', '-');
        this.question = question;
        this.severity = severity;
        this.sentence = sentence;
    }

    /** What people call the rule, for example {@code not-in-step}. */
    public String id() {
        return id;
    }

    /** The question that a finding of this rule speaks against. */
    public Question question() {
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
