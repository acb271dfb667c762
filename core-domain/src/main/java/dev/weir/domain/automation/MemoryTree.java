package dev.weir.domain.automation;

/** The stored form of memory. */
final class MemoryTree {

    private MemoryTree() {}

    static String describe(ConditionMemory memory) {
        var text = new StringBuilder();
        memory.forEach((name, row) -> text.append(name).append(' ').append(row).append('\n'));
        return text.toString();
    }
}
