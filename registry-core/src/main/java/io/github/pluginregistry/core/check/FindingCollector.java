package io.github.pluginregistry.core.check;

import io.github.pluginregistry.core.io.SafeExcerpt;
import io.github.pluginregistry.core.validation.CheckKind;
import io.github.pluginregistry.core.validation.Rule;
import io.github.pluginregistry.core.validation.Severities;
import io.github.pluginregistry.core.validation.Severity;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/** Collects the findings of a check, except those of rules that are off. */
final class FindingCollector {

    /** The most findings that are collected; a file of megabytes may hold a million. */
    private static final int LIMIT = 10_000;

    private static final int LONGEST = 300;

    private final Severities severities;
    private final List<Finding> found = new ArrayList<>();

    FindingCollector(Severities severities) {
        this.severities = severities;
    }

    /** A value as a message shows it: shortened if it is implausibly long. */
    static String shown(String text) {
        return SafeExcerpt.of(text, LONGEST);
    }

    /**
     * @param plugin the plugin that it is about; empty if it is about none
     * @param location where it is; looked up only if the finding is kept
     */
    void add(FindingText text, String plugin, Supplier<FindingLocation> location) {
        add(text, plugin, location, "");
    }

    /**
     * @param detail see {@link Finding#detail}
     */
    void add(FindingText text, String plugin, Supplier<FindingLocation> location, String detail) {
        Severity severity = severities.of(text.rule());
        if (severity != Severity.OFF && !areMany()) {
            found.add(
                    new Finding(
                            text.rule(),
                            severity,
                            location.get(),
                            plugin,
                            text.found(),
                            text.expected(),
                            text.cure(),
                            detail,
                            text.remedy()));
        }
    }

    /** Whether the limit is reached; more findings are dropped. */
    boolean areMany() {
        return found.size() >= LIMIT;
    }

    /** The result for a question, given the findings so far. */
    CheckResult verdict(CheckKind question) {
        List<Finding> answer = new ArrayList<>();
        for (Finding finding : found) {
            if (finding.rule().question() == question) {
                answer.add(finding);
            }
        }
        return new CheckResult(question, answer, off(question));
    }

    private Set<Rule> off(CheckKind question) {
        Set<Rule> off = EnumSet.noneOf(Rule.class);
        for (Rule rule : Rule.values()) {
            if (rule.question() == question && severities.of(rule) == Severity.OFF) {
                off.add(rule);
            }
        }
        return off;
    }
}
