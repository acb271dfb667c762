package bad.app.observe;

import picocli.CommandLine;

/** Breaks: only commands read command lines. */
public record ReadsOptions(CommandLine line) {}
