package io.github.pluginregistry.core;

import io.github.pluginregistry.core.model.ProgressListener;
import io.github.pluginregistry.core.testing.ExampleState;
import io.github.pluginregistry.core.testing.MortalDisk;
import java.nio.file.Path;

/**
 * Updates a registry, to be killed meanwhile: at a given step of its work on the disk, by itself;
 * or, without one, by somebody else while it goes to and fro between two states.
 */
final class UpdateProgram {

    private static final int KILLED = 137;

    private UpdateProgram() {}

    public static void main(String[] arguments) throws Exception {
        Path directory = Path.of(arguments[0]);
        Path locks = directory.resolve("locks");
        if (arguments.length > 1) {
            Path mortal =
                    MortalDisk.seen(
                            directory,
                            Integer.parseInt(arguments[1]),
                            () -> Runtime.getRuntime().halt(KILLED));
            ExampleState.NEW.in(mortal).locks(locks).build().update();
            return;
        }
        while (true) {
            ExampleState.NEW.in(directory).locks(locks).progress(new Printing()).build().update();
            ExampleState.OLD.in(directory).locks(locks).progress(new Printing()).build().update();
        }
    }

    private static final class Printing implements ProgressListener {
        @Override
        public void wrote(Path file) {
            System.out.println(file.getFileName() + " was replaced");
        }
    }
}
