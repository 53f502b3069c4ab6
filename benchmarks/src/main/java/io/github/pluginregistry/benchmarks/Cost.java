package io.github.pluginregistry.benchmarks;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.concurrent.Callable;

/**
 * What a piece of work costs.
 *
 * @param cpu what all threads of this Java VM took, its compiler and garbage collector included
 * @param wall how long it took
 * @param heap what was in use at most behind a garbage collection, in bytes; 0 where there was none
 */
record Cost(Duration cpu, Duration wall, long heap) {

    static Cost of(Callable<?> work) throws Exception {
        LiveHeap heap = LiveHeap.watch();
        long cpu = cpuTime();
        long start = System.nanoTime();
        work.call();
        return new Cost(
                Duration.ofNanos(cpuTime() - cpu),
                Duration.ofNanos(System.nanoTime() - start),
                heap.peak());
    }

    private static long cpuTime() {
        return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime();
    }
}
