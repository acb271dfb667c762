package dev.weir.bench;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;

/** Specs of one file by a process that has made those of many. */
final class WarmSpecs {

    private static final int WARM_UP = 120;
    /** So many at once, since the clock ticks every 10 ms only. */
    private static final int MEASURED = 8;

    private static final double NANOS_PER_MILLI = 1e6;

    private WarmSpecs() {}

    static void warmUp(Path file) {
        for (int round = 0; round < WARM_UP; round++) {
            FinishedSpecs.of(file);
        }
    }

    /** {@return milliseconds of the processor a file; all threads of the process count: what the collector does is ours, too} */
    static double of(Path file) {
        var process = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        long before = process.getProcessCpuTime();
        for (int round = 0; round < MEASURED; round++) {
            FinishedSpecs.of(file);
        }
        return (process.getProcessCpuTime() - before) / NANOS_PER_MILLI / MEASURED;
    }
}
