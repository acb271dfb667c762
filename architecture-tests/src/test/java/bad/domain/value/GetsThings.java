package bad.domain.value;

/** Breaks: methods do not get. */
public final class GetsThings {
    public String getThing() {
        return "thing";
    }
}
