package bad.domain.value;

/** Breaks: nothing static changes. */
public final class SharesState {
    static int count = 1;
}
