package dev.weir.domain.run;

/**
 * How far a run has come, after dbt Cloud's whole number. Expected to meet numbers that nobody knows yet.
 *
 * <pre>
 * queued 1 ─▶ starting 2 ─▶ running 3 ─▶ success 10 | error 20 | cancelled 30
 * </pre>
 */
public sealed interface RunStatus {

    /** Waits for its turn. */
    record Queued() implements RunStatus {}

    /** Is being prepared. */
    record Starting() implements RunStatus {}

    /** Is at work. */
    record Running() implements RunStatus {}

    /** Ended well; warnings are well. */
    record Success() implements RunStatus {}

    /** Ended with an error. */
    record Errored() implements RunStatus {}

    /** Was cancelled, or took longer than it may. */
    record Cancelled() implements RunStatus {}

    /** A number that we do not know. {@code complete} is dbt Cloud's own word on whether the run has ended. */
    record Unrecognised(int code, boolean complete) implements RunStatus {}

    /** {@return the status behind dbt Cloud's number; {@code complete} is only asked where the number is unknown} */
    static RunStatus of(int code, boolean complete) {
        return switch (code) {
            case 1 -> new Queued();
            case 2 -> new Starting();
            case 3 -> new Running();
            case 10 -> new Success();
            case 20 -> new Errored();
            case 30 -> new Cancelled();
            default -> new Unrecognised(code, complete);
        };
    }

    /** {@return whether the run has ended and its status will not change any more} */
    default boolean ended() {
        return switch (this) {
            case Queued _, Starting _, Running _ -> false;
            case Success _, Errored _, Cancelled _ -> true;
            case Unrecognised(int _, boolean complete) -> complete;
        };
    }

    /** {@return dbt Cloud's number} */
    default int code() {
        return switch (this) {
            case Queued _ -> 1;
            case Starting _ -> 2;
            case Running _ -> 3;
            case Success _ -> 10;
            case Errored _ -> 20;
            case Cancelled _ -> 30;
            case Unrecognised(int code, boolean _) -> code;
        };
    }

    /** {@return the word for people and programs: queued, starting, running, success, error, cancelled, unrecognised-N} */
    default String word() {
        return switch (this) {
            case Queued _ -> "queued";
            case Starting _ -> "starting";
            case Running _ -> "running";
            case Success _ -> "success";
            case Errored _ -> "error";
            case Cancelled _ -> "cancelled";
            case Unrecognised(int code, boolean _) -> "unrecognised-" + code;
        };
    }
}
