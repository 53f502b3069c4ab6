package io.github.pluginregistry.core.validation;

/**
 * Something that is wrong in a registry or with what it is made from, and what to do about it. All
 * stages report problems as diagnostics; a stage that needs to know more of a problem keeps it
 * beside the diagnostic.
 *
 * @param rule the rule that is violated, or that could not be checked
 * @param severity how severe it is; {@link Severity#OFF} where reports leave it out
 * @param subject what it is about: the id of a plugin, several of them, or a repository; may be
 *     empty
 * @param location where it is; {@link SourceLocation#NONE} if it is in no file
 * @param problem what is wrong, a phrase on one line
 * @param remedy how to fix it, an imperative phrase on one line
 */
public record Diagnostic(
        Rule rule,
        Severity severity,
        String subject,
        SourceLocation location,
        String problem,
        String remedy) {

    /** The same problem of something else. */
    public Diagnostic about(String other) {
        return new Diagnostic(rule, severity, other, location, problem, remedy);
    }

    /** The same problem at a place. */
    public Diagnostic at(SourceLocation place) {
        return new Diagnostic(rule, severity, subject, place, problem, remedy);
    }

    /** The same problem with another severity. */
    public Diagnostic weighed(Severity other) {
        return new Diagnostic(rule, other, subject, location, problem, remedy);
    }

    /** What it is about, what is wrong, and what to do, in one line. */
    public String sentence() {
        return (subject.isEmpty() ? "" : subject + ": ") + problem + "; " + remedy;
    }

    /** The place, if there is one, and the sentence. */
    @Override
    public String toString() {
        return location.file().isEmpty() ? sentence() : location + ": " + sentence();
    }
}
