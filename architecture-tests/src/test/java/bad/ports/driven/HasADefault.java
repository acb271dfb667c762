package bad.ports.driven;

/** Breaks: ports are promises without defaults. */
public interface HasADefault {
    default String word() {
        return "forgotten";
    }
}
