package dev.weir.app.command;

import dev.weir.domain.value.Tree;

final class SelectorTemplates {
    private SelectorTemplates() {}

    static Tree render(Tree tree) {
        return tree;
    }
}
