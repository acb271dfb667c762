package bad.domain.value;

/** Breaks: no boolean is passed. */
public final class TakesABoolean {
    public String word(boolean loud) {
        return loud ? "THING" : "thing";
    }
}
