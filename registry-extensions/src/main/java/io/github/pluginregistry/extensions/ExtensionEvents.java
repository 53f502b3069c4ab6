package io.github.pluginregistry.extensions;

import io.github.pluginregistry.core.RegistryListener;
import io.github.pluginregistry.core.check.CheckReport;
import io.github.pluginregistry.core.definition.ExtensionDefinition.OnFailure;
import io.github.pluginregistry.core.git.PublishException;
import io.github.pluginregistry.core.model.Registry;
import io.github.pluginregistry.core.publish.PublishReport;
import io.github.pluginregistry.core.update.UpdateRefusedException;
import io.github.pluginregistry.core.update.UpdateReport;
import io.github.pluginregistry.sdk.Finding;
import io.github.pluginregistry.sdk.Notification;
import io.github.pluginregistry.sdk.Notifier;
import io.github.pluginregistry.sdk.RegistryHook;
import io.github.pluginregistry.sdk.RegistryInfo;
import io.github.pluginregistry.sdk.VersionChange;
import java.util.List;
import java.util.function.BiFunction;

/** Calls the hooks and the notifiers when a goal starts and ends. */
final class ExtensionEvents implements RegistryListener {

    private final List<ExtensionCalls> hooks;
    private final List<ExtensionCalls> notifiers;
    private final RegistryInfo registry;

    ExtensionEvents(
            List<ExtensionCalls> hooks, List<ExtensionCalls> notifiers, RegistryInfo registry) {
        this.hooks = List.copyOf(hooks);
        this.notifiers = List.copyOf(notifiers);
        this.registry = registry;
    }

    /** A call of a hook. */
    @FunctionalInterface
    private interface HookCall {

        void call(RegistryHook hook) throws Exception;
    }

    @Override
    public void beforeUpdate(Registry published) throws UpdateRefusedException {
        require(
                "beforeUpdate",
                hook -> hook.beforeUpdate(registry, Views.plugins(published)),
                UpdateRefusedException::new);
    }

    @Override
    public void beforePublish(Registry verified) throws PublishException {
        require(
                "beforePublish",
                hook -> hook.beforePublish(registry, Views.plugins(verified)),
                PublishException::new);
    }

    /** A hook that cannot be asked refuses, too, unless its failures are warnings. */
    private <E extends Exception> void require(
            String method, HookCall call, BiFunction<String, String, E> exception) throws E {
        for (ExtensionCalls extension : hooks) {
            try {
                call(extension, method, call);
            } catch (ExtensionFailure e) {
                if (e.kind() != ExtensionFailure.Kind.REFUSED
                        && extension.onFailure() == OnFailure.WARN) {
                    extension.report("the run goes on", e);
                    continue;
                }
                throw exception.apply(
                        "extension \"%s\" %s: %s"
                                .formatted(
                                        extension.id(),
                                        e.kind() == ExtensionFailure.Kind.REFUSED
                                                ? "refuses"
                                                : "could not be asked",
                                        e.getMessage()),
                        extension.remedy(e));
            }
        }
    }

    private static void call(ExtensionCalls extension, String method, HookCall call)
            throws ExtensionFailure {
        extension.call(
                RegistryHook.class,
                method,
                hook -> {
                    call.call(hook);
                    return true;
                });
    }

    @Override
    public void updated(UpdateReport report) {
        List<VersionChange> changes = Views.changes(report.changes());
        hook("afterUpdate", hook -> hook.afterUpdate(registry, changes));
        if (!report.plan().isEmpty()) {
            tell(
                    new Notification(
                            Notification.Event.UPDATED, registry, changes, List.of(), "", ""));
        }
    }

    @Override
    public void checked(CheckReport report) {
        List<Finding> findings = Views.findings(report);
        for (Finding finding : findings) {
            hook("onFinding", hook -> hook.onFinding(registry, finding));
        }
        tell(new Notification(Notification.Event.CHECKED, registry, List.of(), findings, "", ""));
    }

    @Override
    public void published(PublishReport report) {
        if (!report.isChanged()) {
            return;
        }
        List<VersionChange> changes = Views.changes(report.summary().steps());
        for (VersionChange change : changes) {
            hook("onVersionPublished", hook -> hook.onVersionPublished(registry, change));
        }
        Notification published =
                new Notification(
                        Notification.Event.PUBLISHED,
                        registry,
                        changes,
                        List.of(),
                        report.commit(),
                        report.pullRequest());
        hook("afterPublish", hook -> hook.afterPublish(published));
        tell(published);
    }

    private void hook(String method, HookCall call) {
        for (ExtensionCalls extension : hooks) {
            try {
                call(extension, method, call);
            } catch (ExtensionFailure e) {
                extension.report("nothing else is affected", e);
            }
        }
    }

    private void tell(Notification notification) {
        for (ExtensionCalls extension : notifiers) {
            try {
                extension.call(
                        Notifier.class,
                        "notify",
                        notifier -> {
                            notifier.notify(notification);
                            return true;
                        });
            } catch (ExtensionFailure e) {
                extension.report("nobody was notified by it", e);
            }
        }
    }
}
