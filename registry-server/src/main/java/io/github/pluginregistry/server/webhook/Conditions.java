package io.github.pluginregistry.server.webhook;

import io.github.pluginregistry.core.version.Glob;
import io.github.pluginregistry.server.config.Condition;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The conditions of a registry. Conditions of one type are alternatives, conditions of different
 * types must all be met, and what a delivery does not tell meets a condition: a delivery that is
 * ignored costs one interval of polling, one that is not costs a short run.
 *
 * <p>No condition loses a change: a delivery that is ignored is found by polling, and outside of a
 * time window or within the minimum gap, the registry is due when it may run.
 */
public final class Conditions {

    private static final String TAGS = "refs/tags/";
    private static final String BRANCHES = "refs/heads/";

    private final List<Condition> conditions;
    private final List<Glob> tags;
    private final List<Glob> branches;
    private final List<Glob> paths;

    /** Reads the patterns of the conditions. */
    public Conditions(List<Condition> conditions) {
        this.conditions = List.copyOf(conditions);
        tags = globs(of(Condition.Tag.class).map(Condition.Tag::patterns));
        branches = globs(of(Condition.Branch.class).map(Condition.Branch::patterns));
        paths = globs(of(Condition.Path.class).map(Condition.Path::patterns));
    }

    /**
     * When a delivery makes the registry due.
     *
     * @param event what the delivery says
     * @param now the time of the database
     * @param lastRun when the registry ran last, {@link Instant#EPOCH} if never
     * @return empty if the delivery does not concern the registry
     */
    public Optional<Instant> due(WebhookEvent event, Instant now, Instant lastRun) {
        return admitsKind(event) && admitsRefs(event) && admitsPaths(event)
                ? Optional.of(earliest(now, lastRun))
                : Optional.empty();
    }

    /**
     * The first time when the registry may run.
     *
     * @param wanted when it should run
     * @param lastRun when it ran last, {@link Instant#EPOCH} if never
     * @return {@code wanted} or later
     */
    public Instant earliest(Instant wanted, Instant lastRun) {
        Instant free =
                of(Condition.MinimumGap.class)
                        .map(Condition.MinimumGap::duration)
                        .max(Duration::compareTo)
                        .map(lastRun::plus)
                        .filter(wanted::isBefore)
                        .orElse(wanted);
        return of(Condition.TimeWindow.class)
                .map(window -> TimeWindows.next(window, free))
                .min(Instant::compareTo)
                .orElse(free);
    }

    private boolean admitsKind(WebhookEvent event) {
        if (event.kind() == WebhookEvent.Kind.OTHER) {
            return false;
        }
        List<String> kinds = of(Condition.Event.class).flatMap(e -> e.kinds().stream()).toList();
        return kinds.isEmpty() || kinds.contains(event.kind().name().toLowerCase(Locale.ROOT));
    }

    private boolean admitsRefs(WebhookEvent event) {
        return event.refs().isEmpty() || event.refs().stream().anyMatch(this::admitsRef);
    }

    private boolean admitsRef(String ref) {
        if (ref.startsWith(TAGS)) {
            return admits(tags, ref.substring(TAGS.length()));
        }
        return !ref.startsWith(BRANCHES) || admits(branches, ref.substring(BRANCHES.length()));
    }

    private boolean admitsPaths(WebhookEvent event) {
        return event.kind() != WebhookEvent.Kind.PUSH
                || event.paths().isEmpty()
                || event.paths().stream().anyMatch(path -> admits(paths, path));
    }

    private static boolean admits(List<Glob> globs, String name) {
        return globs.isEmpty() || globs.stream().anyMatch(glob -> glob.matches(name));
    }

    private static List<Glob> globs(Stream<List<String>> patterns) {
        return patterns.flatMap(List::stream).map(Glob::of).toList();
    }

    private <T> Stream<T> of(Class<T> type) {
        return conditions.stream().filter(type::isInstance).map(type::cast);
    }
}
