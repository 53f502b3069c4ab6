package io.github.pluginregistry.extensions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.pluginregistry.core.check.CheckReport;
import io.github.pluginregistry.core.check.CheckResult;
import io.github.pluginregistry.core.definition.ExtensionDefinition;
import io.github.pluginregistry.core.definition.ExtensionDefinition.OnFailure;
import io.github.pluginregistry.core.git.PublishException;
import io.github.pluginregistry.core.update.UpdateRefusedException;
import io.github.pluginregistry.core.validation.CheckKind;
import io.github.pluginregistry.core.validation.Diagnostic;
import io.github.pluginregistry.core.validation.Rule;
import io.github.pluginregistry.core.validation.Severity;
import io.github.pluginregistry.core.validation.SourceLocation;
import io.github.pluginregistry.sdk.Capabilities;
import io.github.pluginregistry.sdk.Extension;
import io.github.pluginregistry.sdk.Finding;
import io.github.pluginregistry.sdk.Notification;
import io.github.pluginregistry.sdk.Notifier;
import io.github.pluginregistry.sdk.PluginInfo;
import io.github.pluginregistry.sdk.RefusedException;
import io.github.pluginregistry.sdk.RegistryHook;
import io.github.pluginregistry.sdk.RegistryInfo;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ExtensionEventsTest {

    private final TestRun run = new TestRun();
    private final List<String> calls = new ArrayList<>();
    private final List<ExtensionCalls> hooks = new ArrayList<>();
    private final List<ExtensionCalls> notifiers = new ArrayList<>();

    @AfterEach
    void close() {
        hooks.forEach(each -> each.extension().close());
        notifiers.forEach(each -> each.extension().close());
    }

    private ExtensionEvents events() {
        return new ExtensionEvents(
                hooks.stream()
                        .sorted(
                                Comparator.comparing(
                                        ExtensionCalls::extension, ManagedExtension.ORDER))
                        .toList(),
                notifiers,
                TestRun.REGISTRY);
    }

    private ExtensionCalls start(Extension extension, int priority, OnFailure onFailure) {
        return run.start(
                extension,
                new ExtensionDefinition(
                        extension.capabilities().id(),
                        priority,
                        List.of(),
                        Map.of(),
                        Duration.ofSeconds(20),
                        onFailure));
    }

    /** Records the calls of its methods, and fails as a test wants. */
    private final class Hook implements RegistryHook {

        private final String id;
        private final Exception failure;

        Hook(String id, Exception failure) {
            this.id = id;
            this.failure = failure;
        }

        @Override
        public Capabilities capabilities() {
            return Capabilities.of(id, "");
        }

        private void called(String method) throws Exception {
            calls.add(id + " " + method);
            if (failure != null) {
                throw failure;
            }
        }

        @Override
        public void beforeUpdate(RegistryInfo registry, List<PluginInfo> published)
                throws Exception {
            called("beforeUpdate " + published.size());
        }

        @Override
        public void beforePublish(RegistryInfo registry, List<PluginInfo> plugins)
                throws Exception {
            called("beforePublish " + plugins.size());
        }

        @Override
        public void onFinding(RegistryInfo registry, Finding finding) throws Exception {
            called("onFinding " + finding.plugin());
        }
    }

    private void hook(String id, int priority, OnFailure onFailure, Exception failure) {
        hooks.add(start(new Hook(id, failure), priority, onFailure));
    }

    private ExtensionCalls notifier(OnFailure onFailure, Exception failure) {
        Notifier notifier =
                new Notifier() {
                    @Override
                    public Capabilities capabilities() {
                        return Capabilities.of("chat", "");
                    }

                    @Override
                    public void notify(Notification notification) throws Exception {
                        calls.add(
                                "chat %s %s"
                                        .formatted(
                                                notification.event(),
                                                notification.findings().size()));
                        if (failure != null) {
                            throw failure;
                        }
                    }
                };
        ExtensionCalls extension = start(notifier, 100, onFailure);
        notifiers.add(extension);
        return extension;
    }

    private static CheckReport report(String... plugins) {
        List<io.github.pluginregistry.core.check.Finding> findings = new ArrayList<>();
        for (String plugin : plugins) {
            findings.add(
                    new io.github.pluginregistry.core.check.Finding(
                            new Diagnostic(
                                    Rule.ORDER,
                                    Severity.ERROR,
                                    plugin,
                                    SourceLocation.NONE,
                                    "is late",
                                    "move it"),
                            "",
                            io.github.pluginregistry.core.check.Finding.FixKind.EDIT));
        }
        return CheckReport.of(List.of(new CheckResult(CheckKind.VALID, findings)));
    }

    @Test
    void callsHooksByPriorityAndThenById() throws Exception {
        hook("b", 100, OnFailure.DEFAULT, null);
        hook("a", 100, OnFailure.DEFAULT, null);
        hook("c", 10, OnFailure.DEFAULT, null);

        events().beforeUpdate(TestRun.registry("x", "y"));

        assertThat(calls)
                .containsExactly("c beforeUpdate 2", "a beforeUpdate 2", "b beforeUpdate 2");
    }

    @ParameterizedTest
    @EnumSource(OnFailure.class)
    void aRefusalEndsTheGoalWhateverAFailureMeans(OnFailure onFailure) {
        hook("freeze", 1, onFailure, new RefusedException("it is Friday", "wait for Monday"));
        hook("later", 2, OnFailure.DEFAULT, null);

        assertThatThrownBy(() -> events().beforeUpdate(TestRun.registry()))
                .isInstanceOf(UpdateRefusedException.class)
                .hasMessage("extension \"freeze\" refuses: it is Friday; wait for Monday");
        assertThatThrownBy(() -> events().beforePublish(TestRun.registry()))
                .isInstanceOf(PublishException.class)
                .hasMessage("extension \"freeze\" refuses: it is Friday; wait for Monday");
        assertThat(calls).containsExactly("freeze beforeUpdate 0", "freeze beforePublish 0");
    }

    @Test
    void aHookThatCannotBeAskedRefusesToo() {
        hook("broken", 1, OnFailure.DEFAULT, new IllegalStateException("oops"));

        assertThatThrownBy(() -> events().beforePublish(TestRun.registry()))
                .isInstanceOf(PublishException.class)
                .hasMessage(
                        "extension \"broken\" could not be asked: beforePublish failed: java.lang.IllegalStateException: oops; look at the shelves");
    }

    @Test
    void aHookWhoseFailuresAreWarningsDoesNotRefuse() throws Exception {
        hook("broken", 1, OnFailure.WARN, new IllegalStateException("oops"));
        hook("later", 2, OnFailure.DEFAULT, null);

        events().beforeUpdate(TestRun.registry());

        assertThat(calls).containsExactly("broken beforeUpdate 0", "later beforeUpdate 0");
        assertThat(run.log)
                .containsExactly(
                        "broken WARN beforeUpdate failed: java.lang.IllegalStateException: oops; the run goes on");
    }

    @Test
    void tellsOfEachFindingAndThenOfTheCheck() {
        hook("watch", 1, OnFailure.DEFAULT, null);
        notifier(OnFailure.DEFAULT, null);

        events().checked(report("a", "b"));

        assertThat(calls)
                .containsExactly("watch onFinding a", "watch onFinding b", "chat CHECKED 2");
    }

    @ParameterizedTest
    @EnumSource(OnFailure.class)
    void aNotifierThatFailsWarns(OnFailure onFailure) {
        ExtensionCalls chat = notifier(onFailure, new java.io.IOException("503"));

        events().checked(report());

        assertThat(run.log)
                .containsExactly(
                        "chat WARN notify failed: java.io.IOException: 503; nobody was notified by it");
        assertThat(chat.fatalFailure().isPresent()).isEqualTo(onFailure == OnFailure.FAIL);
    }

    @Test
    void aHookThatFailsAfterwardsChangesNothing() {
        hook("watch", 1, OnFailure.DEFAULT, new IllegalStateException("oops"));
        notifier(OnFailure.DEFAULT, null);

        events().checked(report("a"));

        assertThat(calls).containsExactly("watch onFinding a", "chat CHECKED 1");
        assertThat(run.log).hasSize(1);
    }
}
