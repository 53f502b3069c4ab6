package io.github.pluginregistry.core.io;

import io.github.pluginregistry.core.io.FileLocks.HeldLock;
import io.github.pluginregistry.core.model.ProgressListener;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;

/** Tries to take a turn, says whether it got it, and may hold it until it is killed. */
public final class HeldLockProgram {

    private HeldLockProgram() {}

    public static void main(String[] arguments) throws Exception {
        if (arguments.length == 2) {
            System.out.println(attempt(arguments[0], arguments[1]));
            return;
        }
        try (HeldLock turn = turns(arguments[1]).acquire(Path.of(arguments[0]))) {
            System.out.println(turn.isCrossProcess() ? "taken" : "unguarded");
            Thread.currentThread().join();
        }
    }

    public static String attempt(String place, String locks) {
        try (HeldLock turn = turns(locks).acquire(Path.of(place))) {
            return turn.isCrossProcess() ? "taken" : "unguarded";
        } catch (IOException e) {
            return "busy";
        }
    }

    private static FileLocks turns(String locks) {
        return new FileLocks(Path.of(locks), Duration.ZERO, ProgressListener.SILENT);
    }
}
