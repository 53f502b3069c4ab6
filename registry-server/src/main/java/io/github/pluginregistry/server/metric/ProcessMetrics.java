package io.github.pluginregistry.server.metric;

import java.lang.management.ManagementFactory;

/** The gauges of the process. */
final class ProcessMetrics {

    private static final double NANOS = 1e9;
    private static final double MILLIS = 1e3;

    private ProcessMetrics() {}

    /** Adds them. */
    static void register(ServerMetrics metrics) {
        metrics.gauge(
                "process_start_time_seconds",
                "Start of the process, in seconds since 1970.",
                () -> ManagementFactory.getRuntimeMXBean().getStartTime() / MILLIS);
        metrics.gauge(
                "process_cpu_seconds",
                "Time of the processors that threads of requests and runs used.",
                ProcessMetrics::processorSeconds);
        metrics.gauge(
                "jvm_memory_heap_used_bytes",
                "Heap in use.",
                () -> ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed());
        metrics.gauge(
                "jvm_threads",
                "Live threads.",
                () -> ManagementFactory.getThreadMXBean().getThreadCount());
    }

    private static double processorSeconds() {
        return ManagementFactory.getOperatingSystemMXBean()
                        instanceof com.sun.management.OperatingSystemMXBean system
                ? system.getProcessCpuTime() / NANOS
                : 0;
    }
}
