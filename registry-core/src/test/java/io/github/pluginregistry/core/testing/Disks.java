package io.github.pluginregistry.core.testing;

import com.google.common.jimfs.Configuration;
import com.google.common.jimfs.Jimfs;
import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Disks in memory that fill up. */
public final class Disks {

    private Disks() {}

    /** A disk of so many bytes. */
    public static FileSystem of(long size) {
        return Jimfs.newFileSystem(
                Configuration.unix().toBuilder()
                        .setWorkingDirectory("/")
                        .setBlockSize(1024)
                        .setMaxSize(size)
                        .build());
    }

    /** Every file of a disk, by name. */
    public static List<Path> files(FileSystem disk) throws IOException {
        try (Stream<Path> files = Files.walk(disk.getPath("/"))) {
            return files.filter(Files::isRegularFile).sorted().toList();
        }
    }
}
