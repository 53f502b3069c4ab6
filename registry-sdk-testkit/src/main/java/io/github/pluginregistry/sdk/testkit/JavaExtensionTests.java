package io.github.pluginregistry.sdk.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pluginregistry.sdk.Extension;
import io.github.pluginregistry.sdk.process.Contract;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.ServiceLoader;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * Tests of an extension in the JVM:
 *
 * <pre>{@code
 * class DocumentedRuleTest extends JavaExtensionTests {
 *     protected Extension extension() {
 *         return new DocumentedRule();
 *     }
 * }
 * }</pre>
 */
public abstract class JavaExtensionTests extends ExtensionTests {

    /** A new instance of the extension. */
    protected abstract Extension extension();

    @Override
    final Extension create() {
        return extension();
    }

    @Override
    final Set<Contract> contracts(Extension extension) {
        return Contract.of(extension);
    }

    /** A run creates its own instance, and tests must not share one either. */
    @Test
    final void isCreatedAnewForEachRun() {
        assertThat(extension())
                .as("extension() returns the same instance twice; return a new one")
                .isNotSameAs(extension());
    }

    /** A run finds the extension by its entry in META-INF/services. */
    @Test
    final void isFoundByServiceLoader() {
        Class<?> type = extension().getClass();
        assertThat(Modifier.isPublic(type.getModifiers()))
                .as("%s is not public, so a run cannot create it; make it public", type.getName())
                .isTrue();
        assertThat(
                        Arrays.stream(type.getConstructors())
                                .anyMatch(each -> each.getParameterCount() == 0))
                .as(
                        "%s has no public constructor without parameters, so a run cannot create it; add one, and read the configuration in start()",
                        type.getName())
                .isTrue();
        assertThat(
                        ServiceLoader.load(Extension.class, type.getClassLoader()).stream()
                                .anyMatch(each -> each.type().equals(type)))
                .as(
                        "%s is not listed in META-INF/services/%s, so a run does not find it; add a line with its name to that file",
                        type.getName(), Extension.class.getName())
                .isTrue();
    }
}
