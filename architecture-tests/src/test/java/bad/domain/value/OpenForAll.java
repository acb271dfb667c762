package bad.domain.value;

/** Breaks: the core is closed. */
public class OpenForAll {
    String word() {
        return "open";
    }
}
