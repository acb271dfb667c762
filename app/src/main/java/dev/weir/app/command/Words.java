package dev.weir.app.command;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/**
 * What may be typed after a command's name. Each option and parameter is a line of the command's class, and answers what was given for
 * it once the words were read; the help lists them in the order of those lines. They are told to picocli in code: from annotations it
 * would put classes together at each start, and have the JVM open every jar (docs/decisions/0010).
 */
final class Words {

    /** Makes what picocli needs to hold values in: lists, since the commands are told in code. */
    private static final CommandLine.IFactory LISTS = new CommandLine.IFactory() {
        @Override
        public <K> K create(Class<K> type) {
            return type.cast(new ArrayList<>());
        }
    };

    private final String description;
    private final List<ArgSpec> told = new ArrayList<>();

    /**
     * @param description what the help says of the command; {@code %n} ends a line
     */
    Words(String description) {
        this.description = description;
    }

    /** An option of one value, which may be left out. Several names have commas between them. */
    <T> Supplier<Optional<T>> option(String names, String label, Class<T> type, String meaning) {
        return given(option(names, meaning).paramLabel(label).type(type).build());
    }

    /** An option of one value, which is {@code otherwise} if it is left out. */
    <T> Supplier<T> option(String names, String label, T otherwise, String meaning) {
        Supplier<Optional<T>> given = given(option(names, meaning)
                .paramLabel(label)
                .type(otherwise.getClass())
                .build());
        return () -> given.get().orElse(otherwise);
    }

    /** An option of one or more values after one name. */
    <T> Supplier<List<T>> options(String names, String label, Class<T> type, String meaning) {
        return many(option(names, meaning)
                .paramLabel(label)
                .arity("1..*")
                .type(List.class)
                .auxiliaryTypes(type)
                .build());
    }

    /** An option of one value that may be given more than once. */
    <T> Supplier<List<T>> repeated(String names, String label, Class<T> type, String meaning) {
        return many(option(names, meaning)
                .paramLabel(label)
                .type(List.class)
                .auxiliaryTypes(type)
                .build());
    }

    /** An option that is there or is not. */
    BooleanSupplier flag(String name, String meaning) {
        Supplier<Optional<Boolean>> given =
                given(option(name, meaning).type(boolean.class).build());
        return () -> given.get().orElse(false);
    }

    /** A word without a name, which may be left out. */
    <T> Supplier<Optional<T>> parameter(String label, Class<T> type, String meaning) {
        return given(PositionalParamSpec.builder()
                .index("0")
                .arity("0..1")
                .paramLabel(label)
                .type(type)
                .description(meaning)
                .build());
    }

    /**
     * Words without a name.
     *
     * @param arity how many, as picocli has it: {@code 0..*}, {@code 1..*}
     */
    <T> Supplier<List<T>> parameters(String label, String arity, Class<T> type, String meaning) {
        return many(PositionalParamSpec.builder()
                .arity(arity)
                .required(CommandLine.Range.valueOf(arity).min() > 0)
                .paramLabel(label)
                .type(List.class)
                .auxiliaryTypes(type)
                .description(meaning)
                .build());
    }

    /** {@return picocli's reader of these words, for a command that is typed as {@code name}} */
    CommandLine line(String name) {
        var command = CommandSpec.wrapWithoutInspection(this, LISTS).name(name);
        command.usageMessage().description(description).width(110).sortOptions(false);
        told.forEach(command::add);
        command.addOption(OptionSpec.builder("-h", "--help")
                .usageHelp(true)
                .description("Shows this.")
                .build());
        return new CommandLine(command, LISTS)
                // picocli's own goes by reflection, for which the JVM would make classes too.
                .registerConverter(Path.class, typed -> Path.of(typed))
                // dbt's selections may begin with @, which is no file of words here.
                .setExpandAtFiles(false)
                .setCaseInsensitiveEnumValuesAllowed(true);
    }

    private static OptionSpec.Builder option(String names, String meaning) {
        return OptionSpec.builder(names.split(", ")).description(meaning);
    }

    private <T> Supplier<List<T>> many(ArgSpec word) {
        Supplier<Optional<List<T>>> given = given(word);
        return () -> given.get().orElse(List.of());
    }

    private <T> Supplier<Optional<T>> given(ArgSpec word) {
        told.add(word);
        return () -> Optional.ofNullable(word.getValue());
    }
}
