package io.github.pluginregistry.core.testing;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** A program of the tests in a JVM of its own, which may be killed at any moment. */
public final class ChildJvm implements AutoCloseable {

    private final Process process;
    private final BufferedReader output;

    private ChildJvm(Process process) {
        this.process = process;
        this.output = process.inputReader();
    }

    /** Starts a program, with the arguments as text. */
    public static ChildJvm start(Class<?> program, Object... arguments) throws IOException {
        return start(List.of(), program, arguments);
    }

    /** The same, with a line for each class that it loads among those that it prints. */
    public static ChildJvm tellingWhatItLoads(Class<?> program, Object... arguments)
            throws IOException {
        return start(List.of("-Xlog:class+load:stdout"), program, arguments);
    }

    /**
     * Starts a program that is killed when it makes a call to the system.
     *
     * @param calls the names of the call, as strace knows them
     * @param count which of these calls it is killed at, before the call does anything; counted in
     *     each thread
     */
    public static ChildJvm killedAt(
            List<String> calls, int count, Path temporary, Class<?> program, Object... arguments)
            throws IOException {
        String names = calls.stream().map(name -> "?" + name).collect(Collectors.joining(","));
        return start(
                List.of(
                        "strace",
                        "-f",
                        "--seccomp-bpf",
                        "-qqq",
                        "-o",
                        "/dev/null",
                        "-e",
                        "inject=%s:signal=KILL:when=%d".formatted(names, count)),
                List.of("-XX:-UsePerfData", "-Djava.io.tmpdir=" + temporary),
                program,
                arguments);
    }

    /** Starts a program with a temporary directory of its own. */
    public static ChildJvm startWith(Path temporary, Class<?> program, Object... arguments)
            throws IOException {
        return start(List.of("-Djava.io.tmpdir=" + temporary), program, arguments);
    }

    private static ChildJvm start(List<String> options, Class<?> program, Object... arguments)
            throws IOException {
        return start(List.of(), options, program, arguments);
    }

    private static ChildJvm start(
            List<String> wrapper, List<String> options, Class<?> program, Object... arguments)
            throws IOException {
        List<String> command = new ArrayList<>(wrapper);
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xshare:auto"));
        command.addAll(options);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), program.getName()));
        Arrays.stream(arguments).map(String::valueOf).forEach(command::add);
        return new ChildJvm(new ProcessBuilder(command).redirectErrorStream(true).start());
    }

    /** The next line that it prints; empty when it has ended. */
    public Optional<String> line() throws IOException {
        return Optional.ofNullable(output.readLine());
    }

    /** Sends it a line. */
    public void tell(String line) throws IOException {
        Writer input = process.outputWriter();
        input.write(line + "\n");
        input.flush();
    }

    /** Everything that it still prints until it ends. */
    public List<String> rest() {
        return output.lines().toList();
    }

    /** Waits for its end, for its exit code. */
    public int exit() {
        return process.onExit().join().exitValue();
    }

    /** Kills it, with no time to say goodbye, and waits until it is gone. */
    @Override
    public void close() {
        process.destroyForcibly().onExit().join();
    }
}
