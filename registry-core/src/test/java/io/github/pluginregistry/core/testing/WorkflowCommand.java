package io.github.pluginregistry.core.testing;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A line of output as GitHub's runner understands it: a command where it begins with {@code ::name
 * key=value,key=value::}, and one where {@code ##[name key=value;key=value]} stands anywhere in it.
 *
 * @param name what to do, for example {@code error}
 * @param properties its properties, by their names
 * @param message what comes after them
 */
public record WorkflowCommand(String name, Map<String, String> properties, String message) {

    /** What the runner does for a line; empty where it only shows it. */
    public static Optional<WorkflowCommand> of(String line) {
        String stripped = line.stripLeading();
        int end = stripped.startsWith("::") ? stripped.indexOf("::", 2) : -1;
        if (end > 0) {
            return Optional.of(
                    command(stripped.substring(2, end), ",", stripped.substring(end + 2)));
        }
        int start = line.indexOf("##[");
        end = start < 0 ? -1 : line.indexOf(']', start);
        return end < 0
                ? Optional.empty()
                : Optional.of(
                        command(line.substring(start + 3, end), ";", line.substring(end + 1)));
    }

    private static WorkflowCommand command(String head, String separator, String message) {
        String[] nameAndProperties = head.split(" ", 2);
        Map<String, String> properties = new LinkedHashMap<>();
        if (nameAndProperties.length > 1) {
            for (String property : nameAndProperties[1].split(separator, -1)) {
                String[] pair = property.split("=", 2);
                properties.put(pair[0], unescaped(pair[1]).replace("%25", "%"));
            }
        }
        return new WorkflowCommand(
                nameAndProperties[0],
                properties,
                message.replace("%0D", "\r").replace("%0A", "\n").replace("%25", "%"));
    }

    private static String unescaped(String property) {
        return property.replace("%0D", "\r")
                .replace("%0A", "\n")
                .replace("%3A", ":")
                .replace("%2C", ",");
    }
}
