package io.github.pluginregistry.init;

import java.io.Console;
import java.util.Optional;

/** Asks on the terminal that the program was started in. */
public final class TerminalQuestions implements Questions {

    private final Console console;

    private TerminalQuestions(Console console) {
        this.console = console;
    }

    /** Questions on the terminal; {@link Questions#NONE} if there is none. */
    public static Questions orNone() {
        return Optional.ofNullable(System.console())
                .filter(TerminalQuestions::isTerminal)
                .<Questions>map(TerminalQuestions::new)
                .orElse(Questions.NONE);
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

    @Override
    public String ask(String question, String usual) {
        String answer = console.readLine("%s [%s]: ", question, usual);
        return answer == null || answer.isBlank() ? usual : answer.strip();
    }
}
