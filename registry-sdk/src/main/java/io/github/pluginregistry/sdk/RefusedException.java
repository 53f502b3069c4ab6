package io.github.pluginregistry.sdk;

/** Ends a goal before it has changed anything. */
public final class RefusedException extends Exception {

    private static final long serialVersionUID = 1;

    private final String remedy;

    /**
     * @param problem why the goal must not run now
     * @param remedy what to do
     */
    public RefusedException(String problem, String remedy) {
        super(problem);
        this.remedy = remedy;
    }

    /** What to do. */
    public String remedy() {
        return remedy;
    }
}
