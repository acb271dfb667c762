package dev.weir.bench;

/** One thing that is measured. It prints what it finds as rows, each with the figure it is held against, measured in the same run. */
interface Benchmark {

    /** The word on the command line, {@code room-what}. */
    String name();

    /** One line for {@code weir bench --help}. */
    String about();

    /** Measures. What it writes to disk goes below {@code bench.folder()}, which is removed afterwards. */
    void measure(Bench bench) throws Exception;
}
