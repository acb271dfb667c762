package dev.weir.domain.automation;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The questions about one asset or check that take no parameters. */
public enum Operand {
    /** It was never made, or not since it was wiped; of a check: nothing has judged the newest materialization. */
    MISSING("missing"),
    /** It was updated since the root was last evaluated. */
    NEWLY_UPDATED("newly_updated"),
    /** It was requested at the previous evaluation. */
    NEWLY_REQUESTED("newly_requested"),
    /** It was requested in this evaluation already, and can run together with the root. */
    WILL_BE_REQUESTED("will_be_requested"),
    /** The root has never been evaluated before. */
    INITIAL_EVALUATION("initial_evaluation"),
    /** A run that is to make it has not come to an end and has not made it yet. */
    RUN_IN_PROGRESS("run_in_progress"),
    /** A backfill is to make it. dbt Cloud has none, so it is never true. */
    BACKFILL_IN_PROGRESS("backfill_in_progress"),
    /** The newest run that was to make it failed before it did. */
    EXECUTION_FAILED("execution_failed"),
    /** It was updated since the root was last evaluated, and its data version is another. */
    DATA_VERSION_CHANGED("data_version_changed"),
    /** Its code version is another than at the previous evaluation. */
    CODE_VERSION_CHANGED("code_version_changed"),
    /** Always true: nothing here has partitions. */
    IN_LATEST_TIME_WINDOW("in_latest_time_window"),
    /** The run of its newest materialization was to make the root too. */
    EXECUTED_WITH_ROOT_TARGET("executed_with_root_target"),
    /** Of a check: its newest result judges the newest materialization and is a pass. */
    CHECK_PASSED("check_passed"),
    /** Of a check: its newest result judges the newest materialization and is no pass. */
    CHECK_FAILED("check_failed"),
    FRESHNESS_PASSED("freshness_passed"),
    FRESHNESS_WARNED("freshness_warned"),
    FRESHNESS_FAILED("freshness_failed"),
    /** A dep was made after it was, or it was never made; stays true until it is made. Dagster has no such operand. */
    STALE("stale");

    private static final List<Operand> ALL = List.of(values());

    private final String text;

    Operand(String text) {
        this.text = text;
    }

    /** {@return the operand called {@code text}} */
    static Optional<Operand> named(String text) {
        return ALL.stream().filter(operand -> operand.text.equals(text)).findFirst();
    }

    static List<String> names() {
        return Arrays.stream(values()).map(operand -> operand.text).toList();
    }

    /** {@return its name, as it is written and as {@code replace} finds it} */
    @Override
    public String toString() {
        return text;
    }
}
