package io.github.pluginregistry.maven;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pluginregistry.core.http.HttpClient;
import io.github.pluginregistry.core.testing.ForgeStub;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.apache.maven.api.plugin.testing.InjectMojo;
import org.junit.jupiter.api.Test;

/** How many methods a reader passes from a goal to what it does. */
class CallDepthTest extends GoalTest {

    private static final String REQUEST = HttpClient.class.getName() + ".send";

    private static final Trail TRAIL = new Trail();

    /**
     * The methods that led to a thread, through the threads that started it: a thread inherits the
     * value when it is created, on the stack of the thread that creates it. The factory of the
     * threads does not count.
     */
    private static final class Trail extends InheritableThreadLocal<List<String>> {

        private final List<List<String>> requests = new CopyOnWriteArrayList<>();

        @Override
        protected List<String> childValue(List<String> before) {
            List<String> stack = new ArrayList<>();
            StackWalker.getInstance().forEach(frame -> stack.add(name(frame)));
            Collections.reverse(stack);
            List<String> all =
                    Stream.concat(before.stream(), stack.stream())
                            .filter(name -> name.startsWith("io.github.pluginregistry."))
                            .filter(name -> !name.startsWith(CallDepthTest.class.getName()))
                            .filter(name -> !name.contains("HostThreads"))
                            .distinct()
                            .toList();
            if (stack.contains(REQUEST)) {
                requests.add(all.subList(0, all.indexOf(REQUEST)));
            }
            return all;
        }

        /** A lambda is read as a part of its method. */
        private static String name(StackWalker.StackFrame frame) {
            String method = frame.getMethodName().replaceFirst("lambda\\$(\\w+)\\$\\d+", "$1");
            return frame.getClassName() + "." + method;
        }
    }

    @Test
    @InjectMojo(goal = "update")
    void fewMethodsLeadFromAnUpdateToItsFirstRequest(UpdateMojo goal) throws Exception {
        try (ForgeStub forge = ExampleRegistry.forge()) {
            registry.askingAt(forge);
            TRAIL.set(List.of());

            goal.execute();
        } finally {
            TRAIL.remove();
        }

        assertThat(TRAIL.requests.get(0))
                .startsWith(RegistryMojo.class.getName() + ".execute")
                .hasSizeLessThanOrEqualTo(10);
    }
}
