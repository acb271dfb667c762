package dev.weir.app;

/** Weir's entrance: finds the command that the first word names, and runs it. */
public final class Main {

    private Main() {}

    public static void main(String[] words) {
        System.err.println("usage: weir COMMAND");
        System.exit(2);
    }
}
