package dev.weir.app.json;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.domain.value.Tree;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class JsonTextTest {

    /** Every character at which one language or another ends a line. */
    private static final Pattern LINE_END = Pattern.compile("[\n\u000B\f\r\u001C-\u001E\u0085\u2028\u2029]");

    @Test
    void everyKindIsPrintedAndReadAgain() {
        var everything =
                "{\"text\":\"a\",\"number\":-1.50,\"yes\":true,\"no\":false,\"nothing\":null,\"list\":[1,[],{}],\"map\":{\"a\":[]}}";

        var read = (Tree.Fields) JsonText.read("test", everything);

        assertThat(JsonText.print(read)).isEqualTo(everything);
        assertThat(read.values().values()).extracting(Object::getClass).contains(Tree.class.getPermittedSubclasses());
    }

    @Test
    void anAnswerIsOneLineHoweverLinesAreCut() {
        var odd = "a\n\r\u000B\f\u001C\u0085\u2028\u2029ü\uD83C\uDF4E\"";
        var tree = Tree.fields(new LinkedHashMap<>(Map.of(odd, Tree.text(odd))));

        var printed = JsonText.print(tree);

        assertThat(printed).doesNotContainPattern(LINE_END).contains("ü\uD83C\uDF4E");
        assertThat(JsonText.read("test", printed)).isEqualTo(tree);
    }
}
