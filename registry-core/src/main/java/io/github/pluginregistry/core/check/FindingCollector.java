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

/** Collects what speaks against a registry, but for what breaks a rule that is off. */
final class FindingCollector {

    /** Whoever has more begins with these; a file of megabytes may hold a million. */
    private static final int LIMIT = 10_000;

    private static final int LONGEST = 300;

    private final Severities severities;
    private final List<Finding> found = new ArrayList<>();

    FindingCollector(Severities severities) {
        this.severities = severities;
    }

    /** Somebody else's text as a message shows it, whole if anybody could have meant it. */
    static String shown(String text) {
        return SafeExcerpt.of(text, LONGEST);
    }

    /**
     * @param plugin the plugin that it is about; empty if it is about none
     * @param spot where it is; looked for only if somebody wants to know
     */
    void add(FindingText complaint, String plugin, Supplier<SourceLocation> spot) {
        add(complaint, plugin, spot, "");
    }

    /**
     * @param detail more to look at, see {@link Finding#detail}
     */
    void add(FindingText complaint, String plugin, Supplier<SourceLocation> spot, String detail) {
        Severity severity = severities.of(complaint.rule());
        if (severity != Severity.OFF && !areMany()) {
            found.add(
                    new Finding(
                            complaint.rule(),
                            severity,
                            spot.get(),
                            plugin,
                            complaint.found(),
                            complaint.expected(),
                            complaint.cure(),
                            detail,
                            complaint.remedy()));
        }
    }

    /** Whether so much was found that nobody reads on; what is added from now on is let go. */
    boolean areMany() {
        return found.size() >= LIMIT;
    }

    /** The answer to a question, given what was found until now. */
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
