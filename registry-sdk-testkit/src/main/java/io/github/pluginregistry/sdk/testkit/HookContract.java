package io.github.pluginregistry.sdk.testkit;

import io.github.pluginregistry.extensions.ExtensionFailure;
import io.github.pluginregistry.sdk.Finding;
import io.github.pluginregistry.sdk.Notification;
import io.github.pluginregistry.sdk.RefusedException;
import io.github.pluginregistry.sdk.RegistryHook;

/** What a run expects of hooks. */
final class HookContract {

    private final TestedExtension tests;
    private final RegistryHook hook;

    HookContract(TestedExtension tests, RegistryHook hook) {
        this.tests = tests;
        this.hook = hook;
    }

    /** A hook may refuse what is about to happen, and nothing else. */
    void acceptsEachHook() {
        for (Notification notification : Samples.notifications()) {
            hook(
                    "beforeUpdate",
                    true,
                    () -> hook.beforeUpdate(Samples.registry(), tests.plugins()));
            hook(
                    "afterUpdate",
                    false,
                    () -> hook.afterUpdate(Samples.registry(), notification.changes()));
            for (Finding finding : notification.findings()) {
                hook("onFinding", false, () -> hook.onFinding(Samples.registry(), finding));
            }
            hook(
                    "beforePublish",
                    true,
                    () -> hook.beforePublish(Samples.registry(), tests.plugins()));
            for (var change : notification.changes()) {
                hook(
                        "onVersionPublished",
                        false,
                        () -> hook.onVersionPublished(Samples.registry(), change));
            }
            hook("afterPublish", false, () -> hook.afterPublish(notification));
        }
    }

    private void hook(String method, boolean mayRefuse, TestedExtension.Body body) {
        tests.call(
                method,
                mayRefuse
                        ? "refuse with a RefusedException that says what to do"
                        : "it is too late to refuse; return",
                () -> {
                    try {
                        body.run();
                    } catch (Exception e) {
                        if (!mayRefuse || !isRefusal(e)) {
                            throw e;
                        }
                    }
                    return true;
                });
    }

    static boolean isRefusal(Exception thrown) {
        return thrown instanceof RefusedException
                || (thrown instanceof ExtensionFailure failure
                        && failure.kind() == ExtensionFailure.Kind.REFUSED);
    }
}
