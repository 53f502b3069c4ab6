package io.github.pluginregistry.init;

import java.io.Console;
import java.util.Optional;

/** Asks on a terminal. */
public final class TerminalQuestions implements Questions {

    private final Console console;
    private boolean ended;

    public TerminalQuestions(Console console) {
        this.console = console;
    }

    /** The terminal that the program was started in, if input and output are not redirected. */
    public static Optional<Console> terminal() {
        return Optional.ofNullable(System.console()).filter(TerminalQuestions::isTerminal);
    }

    /** From JDK 22 on there is a console without a terminal, too, and a method that says so. */
    private static boolean isTerminal(Console console) {
        try {
            return (boolean) Console.class.getMethod("isTerminal").invoke(console);
        } catch (NoSuchMethodException e) {
            return true;
        } catch (ReflectiveOperationException e) {
            return false;
        }
    }

    /** Ctrl-D ends the questions: this one and all others get their defaults. */
    @Override
    public String ask(String question, String usual) {
        if (ended) {
            return usual;
        }
        String answer = console.readLine("%s [%s]: ", question, usual);
        if (answer == null) {
            ended = true;
            console.printf("%n");
        }
        return answer == null || answer.isBlank() ? usual : answer.strip();
    }
}
