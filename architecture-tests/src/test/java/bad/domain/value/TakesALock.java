package bad.domain.value;

/** Breaks: the core takes no locks. */
public final class TakesALock {
    synchronized String word() {
        return "locked";
    }
}
