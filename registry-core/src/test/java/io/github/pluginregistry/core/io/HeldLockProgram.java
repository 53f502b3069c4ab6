package io.github.pluginregistry.core.io;

import io.github.pluginregistry.core.io.FileLocks.Turn;
import io.github.pluginregistry.core.model.ProgressListener;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** Tries to take a turn, says whether it got it, and may hold it until it is killed. */
public final class HeldLockProgram {

    private HeldLockProgram() {}

    public static void main(String[] arguments) throws Exception {
        if (arguments.length == 2) {
            System.out.println(attempt(arguments[0], arguments[1]));
            return;
        }
        try (Turn turn = turns(arguments[1]).take(Path.of(arguments[0]))) {
            System.out.println(turn.isGuarded() ? "taken" : "unguarded");
            Thread.currentThread().join();
        }
    }

    public static String attempt(String place, String locks) {
        try (Turn turn = turns(locks).take(Path.of(place))) {
            return turn.isGuarded() ? "taken" : "unguarded";
        } catch (IOException e) {
            return "busy";
        }
    }

    private static FileLocks turns(String locks) {
        return new FileLocks(Optional.of(Path.of(locks)), Duration.ZERO, ProgressListener.SILENT);
    }
}
