package io.github.pluginregistry.core.testing;

import java.io.IOException;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.AccessMode;
import java.nio.file.CopyOption;
import java.nio.file.DirectoryStream;
import java.nio.file.FileStore;
import java.nio.file.FileSystem;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.FileAttributeView;
import java.nio.file.spi.FileSystemProvider;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/** The real disk, with an end at a certain step of all that change something on it. */
public final class MortalDisk extends FileSystemProvider {

    private final FileSystemProvider disk;
    private final FileSystem files;
    private final Runnable death;
    private final Consumer<Path> readings;
    private int stepsLeft;

    private MortalDisk(FileSystem real, int steps, Runnable death, Consumer<Path> readings) {
        this.disk = real.provider();
        this.files = new MortalFiles(this, real);
        this.stepsLeft = steps;
        this.death = death;
        this.readings = readings;
    }

    /**
     * The same place, seen through a disk on which so many steps succeed.
     *
     * @param death ends everything, in place of the next step
     */
    public static Path seen(Path place, int steps, Runnable death) {
        return new MortalDisk(place.getFileSystem(), steps, death, file -> {}).seen(place);
    }

    /**
     * The same place, seen through a disk that never ends.
     *
     * @param readings gets every file that is opened for reading
     */
    public static Path seen(Path place, Consumer<Path> readings) {
        return new MortalDisk(place.getFileSystem(), Integer.MAX_VALUE, () -> {}, readings)
                .seen(place);
    }

    void step() {
        if (stepsLeft == 0) {
            death.run();
        }
        stepsLeft--;
    }

    Path seen(Path real) {
        return (Path)
                Proxy.newProxyInstance(
                        MortalDisk.class.getClassLoader(),
                        new Class<?>[] {Path.class},
                        new Seen(real));
    }

    /** A path that belongs to this disk and is otherwise as the real one. */
    private final class Seen implements InvocationHandler {

        private final Path real;

        private Seen(Path real) {
            this.real = real;
        }

        @Override
        public Object invoke(Object proxy, Method method, Object[] arguments) throws Throwable {
            if (method.getName().equals("getFileSystem")) {
                return files;
            }
            Object[] unwrapped =
                    arguments == null
                            ? new Object[0]
                            : Arrays.stream(arguments)
                                    .map(it -> it instanceof Path path ? real(path) : it)
                                    .toArray();
            try {
                Object result = method.invoke(real, unwrapped);
                return result instanceof Path path ? seen(path) : result;
            } catch (InvocationTargetException e) {
                throw e.getCause();
            }
        }
    }

    private static Path real(Path path) {
        return Proxy.isProxyClass(path.getClass())
                ? ((Seen) Proxy.getInvocationHandler(path)).real
                : path;
    }

    @Override
    public FileChannel newFileChannel(
            Path path, Set<? extends OpenOption> options, FileAttribute<?>... attributes)
            throws IOException {
        if (!options.contains(StandardOpenOption.WRITE)) {
            readings.accept(real(path));
            return disk.newFileChannel(real(path), options, attributes);
        }
        step();
        return new MortalChannel(this, disk.newFileChannel(real(path), options, attributes));
    }

    @Override
    public SeekableByteChannel newByteChannel(
            Path path, Set<? extends OpenOption> options, FileAttribute<?>... attributes)
            throws IOException {
        readings.accept(real(path));
        return disk.newByteChannel(real(path), options, attributes);
    }

    @Override
    public DirectoryStream<Path> newDirectoryStream(
            Path directory, DirectoryStream.Filter<? super Path> filter) throws IOException {
        return disk.newDirectoryStream(real(directory), filter);
    }

    @Override
    public void createDirectory(Path directory, FileAttribute<?>... attributes) throws IOException {
        step();
        disk.createDirectory(real(directory), attributes);
    }

    @Override
    public void delete(Path path) throws IOException {
        step();
        disk.delete(real(path));
    }

    @Override
    public void copy(Path source, Path target, CopyOption... options) throws IOException {
        step();
        byte[] whole = Files.readAllBytes(real(source));
        Files.write(real(target), Arrays.copyOf(whole, whole.length / 2));
        step();
        disk.copy(real(source), real(target), options);
    }

    @Override
    public void move(Path source, Path target, CopyOption... options) throws IOException {
        step();
        disk.move(real(source), real(target), options);
    }

    @Override
    public boolean isSameFile(Path path, Path other) throws IOException {
        return disk.isSameFile(real(path), real(other));
    }

    @Override
    public boolean isHidden(Path path) throws IOException {
        return disk.isHidden(real(path));
    }

    @Override
    public FileStore getFileStore(Path path) throws IOException {
        return disk.getFileStore(real(path));
    }

    @Override
    public void checkAccess(Path path, AccessMode... modes) throws IOException {
        disk.checkAccess(real(path), modes);
    }

    @Override
    public <V extends FileAttributeView> V getFileAttributeView(
            Path path, Class<V> type, LinkOption... options) {
        return disk.getFileAttributeView(real(path), type, options);
    }

    @Override
    public <A extends BasicFileAttributes> A readAttributes(
            Path path, Class<A> type, LinkOption... options) throws IOException {
        return disk.readAttributes(real(path), type, options);
    }

    @Override
    public Map<String, Object> readAttributes(Path path, String names, LinkOption... options)
            throws IOException {
        return disk.readAttributes(real(path), names, options);
    }

    @Override
    public void setAttribute(Path path, String name, Object value, LinkOption... options)
            throws IOException {
        step();
        disk.setAttribute(real(path), name, value, options);
    }

    @Override
    public String getScheme() {
        return "mortal";
    }

    @Override
    public FileSystem newFileSystem(URI uri, Map<String, ?> environment) {
        throw new UnsupportedOperationException();
    }

    @Override
    public FileSystem getFileSystem(URI uri) {
        return files;
    }

    @Override
    public Path getPath(URI uri) {
        throw new UnsupportedOperationException();
    }
}
