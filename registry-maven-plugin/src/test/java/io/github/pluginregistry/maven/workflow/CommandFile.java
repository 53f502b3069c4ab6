package io.github.pluginregistry.maven.workflow;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A file by which a step tells its runner something, such as GITHUB_OUTPUT: lines {@code
 * name=value}, or {@code name<<END}, the lines of a value, and {@code END}.
 */
record CommandFile(Path file) {

    Map<String, String> values() throws IOException {
        Map<String, String> values = new LinkedHashMap<>();
        Iterator<String> lines = Files.readAllLines(file).iterator();
        while (lines.hasNext()) {
            String line = lines.next();
            int here = line.indexOf("<<");
            int equals = line.indexOf('=');
            if (here > 0 && (equals < 0 || here < equals)) {
                values.put(line.substring(0, here), until(line.substring(here + 2), lines));
            } else if (equals > 0) {
                values.put(line.substring(0, equals), line.substring(equals + 1));
            } else {
                throw new IOException("a runner refuses the line: " + line);
            }
        }
        return values;
    }

    private static String until(String end, Iterator<String> lines) throws IOException {
        List<String> value = new ArrayList<>();
        while (lines.hasNext()) {
            String line = lines.next();
            if (line.equals(end)) {
                return String.join("\n", value);
            }
            value.add(line);
        }
        throw new IOException("a runner finds no end " + end);
    }
}
