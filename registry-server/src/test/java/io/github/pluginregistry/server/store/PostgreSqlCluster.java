package io.github.pluginregistry.server.store;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * A PostgreSQL server on a loopback port, from the programs that Debian installs. Root may not run
 * it, so it is run by nobody then.
 */
public final class PostgreSqlCluster {

    private static final Path PROGRAMS = Path.of("/usr/lib/postgresql");

    private final Path directory;
    private final int port;

    private PostgreSqlCluster(Path directory, int port) {
        this.directory = directory;
        this.port = port;
    }

    /** Whether there are programs. */
    public static boolean isInstalled() {
        return programs().isPresent();
    }

    private static Optional<Path> programs() {
        if (!Files.isDirectory(PROGRAMS)) {
            return Optional.empty();
        }
        try (Stream<Path> versions = Files.list(PROGRAMS)) {
            return versions.map(version -> version.resolve("bin"))
                    .filter(bin -> Files.isExecutable(bin.resolve("initdb")))
                    .max(Path::compareTo);
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** Starts a server in a directory that is created. */
    public static PostgreSqlCluster start(Path directory) throws IOException, InterruptedException {
        int port;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        Files.createDirectories(directory);
        if (isRoot()) {
            Files.setPosixFilePermissions(
                    directory.resolveSibling(""), PosixFilePermissions.fromString("rwxr-xr-x"));
            Files.setOwner(
                    directory,
                    directory
                            .getFileSystem()
                            .getUserPrincipalLookupService()
                            .lookupPrincipalByName("nobody"));
        }
        PostgreSqlCluster cluster = new PostgreSqlCluster(directory, port);
        cluster.run("initdb", "-D", "data", "-U", "registry", "--auth=trust", "--no-sync");
        cluster.run(
                "pg_ctl",
                "-D",
                "data",
                "-l",
                "log",
                "-w",
                "-o",
                "-p %d -c listen_addresses=127.0.0.1 -c unix_socket_directories= -c fsync=off"
                        .formatted(port),
                "start");
        return cluster;
    }

    private static boolean isRoot() {
        return System.getProperty("user.name").equals("root");
    }

    private void run(String program, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        if (isRoot()) {
            command.addAll(
                    List.of("setpriv", "--reuid=nobody", "--regid=nogroup", "--clear-groups"));
        }
        command.add(programs().orElseThrow().resolve(program).toString());
        command.addAll(List.of(arguments));
        // A server that is started would keep a pipe open.
        Path output = Files.createTempFile("postgresql", ".log");
        try {
            Process process =
                    new ProcessBuilder(command)
                            .directory(directory.toFile())
                            .redirectErrorStream(true)
                            .redirectOutput(output.toFile())
                            .start();
            if (process.waitFor() != 0) {
                throw new IOException(
                        command + " failed: " + Files.readString(output, StandardCharsets.UTF_8));
            }
        } finally {
            Files.delete(output);
        }
    }

    /** Creates an empty database, and returns its name. */
    public String createDatabase() throws SQLException {
        String name = "t" + UUID.randomUUID().toString().replace("-", "");
        TestDatabase.execute(url("postgres") + "?user=registry", "create database " + name);
        return name;
    }

    /** The URL of a database, whose user is {@code registry}. */
    public String url(String database) {
        return "jdbc:postgresql://127.0.0.1:%d/%s".formatted(port, database);
    }

    /** The loopback port. */
    public int port() {
        return port;
    }

    /** Stops the server. */
    public void stop() throws IOException, InterruptedException {
        run("pg_ctl", "-D", "data", "-m", "fast", "-w", "stop");
    }
}
