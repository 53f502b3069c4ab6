package io.github.pluginregistry.core.testing;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks the test that proves what a run does about a fault. docs/reliability.md has a row for each
 * fault and names the test; neither stands without the other.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Fault {

    /** The faults, as the first column of the table names them. */
    String[] value();
}
