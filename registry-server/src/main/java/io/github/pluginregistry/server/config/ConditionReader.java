package io.github.pluginregistry.server.config;

import io.github.pluginregistry.core.version.Glob;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads the conditions of a registry. */
final class ConditionReader {

    /** The keys of conditions; the schema finds others. */
    private static final Set<String> CONDITION =
            Set.of("kinds", "patterns", "from", "to", "zone", "days", "duration");

    private ConditionReader() {}

    static Optional<Condition> read(Section section) {
        String type = section.text("type");
        for (String key : section.keys()) {
            if (CONDITION.contains(key) && !keysOf(type).contains(key)) {
                section.error(
                        key, "a condition of type %s has no such key".formatted(type), "remove it");
            }
        }
        keysOf(type).stream()
                .filter(key -> !Set.of("zone", "days").contains(key) && !section.has(key))
                .forEach(key -> section.error(key, "this key is missing", "add it"));
        return Optional.ofNullable(
                switch (type) {
                    case "event" -> new Condition.Event(new HashSet<>(section.texts("kinds")));
                    case "tag" -> new Condition.Tag(globs(section));
                    case "branch" -> new Condition.Branch(globs(section));
                    case "path" -> new Condition.Path(globs(section));
                    case "timeWindow" -> window(section);
                    case "minimumGap" ->
                            new Condition.MinimumGap(
                                    section.value(
                                            "duration",
                                            Duration.ZERO,
                                            RegistryReader::duration,
                                            RegistryReader.DURATION));
                    default -> null;
                });
    }

    private static Set<String> keysOf(String type) {
        return switch (type) {
            case "event" -> Set.of("kinds");
            case "tag", "branch", "path" -> Set.of("patterns");
            case "timeWindow" -> Set.of("from", "to", "zone", "days");
            case "minimumGap" -> Set.of("duration");
            default -> Set.of();
        };
    }

    private static List<String> globs(Section section) {
        return section.values(
                "patterns",
                text -> {
                    Glob.of(text);
                    return text;
                },
                "write a glob such as v* or docs/**");
    }

    private static Condition window(Section section) {
        String time = "write a time such as \"08:00\", in quotes";
        return new Condition.TimeWindow(
                section.value("from", LocalTime.MIN, LocalTime::parse, time),
                section.value("to", LocalTime.MIN, LocalTime::parse, time),
                section.value(
                        "zone", ZoneOffset.UTC, ZoneId::of, "write a zone such as Europe/Berlin"),
                section.texts("days").stream()
                        .map(day -> day.toUpperCase(Locale.ROOT))
                        .flatMap(
                                day ->
                                        Arrays.stream(DayOfWeek.values())
                                                .filter(it -> it.name().equals(day)))
                        .collect(Collectors.toSet()));
    }
}
