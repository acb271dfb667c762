package bad.domain.value;

/** Breaks: nothing in the core changes. */
public final class Changes {
    int count = 1;
}
