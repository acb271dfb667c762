package dev.weir.domain.selection;

import java.util.List;
import java.util.Optional;

/**
 * What a dbt command line asks to be selected, as its words stand there.
 *
 * @param select the words after {@code --select}, one for each word of the shell; empty when it is not given
 * @param models the words after {@code --models}, which only {@code ls} has apart from {@code --select}
 * @param indirect the word after {@code --indirect-selection}
 */
public record SelectionQuery(
        DbtVerb verb,
        List<String> select,
        List<String> exclude,
        Optional<String> selector,
        List<String> models,
        Optional<String> indirect,
        List<String> resourceTypes,
        List<String> excludeResourceTypes,
        Warnings warnings) {

    /** Whether a warning is an error ({@code --warn-error}). */
    public enum Warnings {
        TOLD,
        ERRORS
    }

    public SelectionQuery {
        select = List.copyOf(select);
        exclude = List.copyOf(exclude);
        models = List.copyOf(models);
        resourceTypes = List.copyOf(resourceTypes);
        excludeResourceTypes = List.copyOf(excludeResourceTypes);
    }

    /** A command with nothing said. */
    public static SelectionQuery of(DbtVerb verb) {
        return new SelectionQuery(
                verb,
                List.of(),
                List.of(),
                Optional.empty(),
                List.of(),
                Optional.empty(),
                List.of(),
                List.of(),
                Warnings.TOLD);
    }

    /** {@code dbt ls} with a select and an exclude, each a line of words; an empty line says nothing. */
    public static SelectionQuery ls(String select, String exclude) {
        return of(DbtVerb.LS).selecting(SelectionParser.blanks(select)).excluding(SelectionParser.blanks(exclude));
    }

    public SelectionQuery selecting(List<String> words) {
        return new SelectionQuery(
                verb, words, exclude, selector, models, indirect, resourceTypes, excludeResourceTypes, warnings);
    }

    public SelectionQuery excluding(List<String> words) {
        return new SelectionQuery(
                verb, select, words, selector, models, indirect, resourceTypes, excludeResourceTypes, warnings);
    }

    public SelectionQuery bySelector(String name) {
        return new SelectionQuery(
                verb,
                select,
                exclude,
                Optional.of(name),
                models,
                indirect,
                resourceTypes,
                excludeResourceTypes,
                warnings);
    }

    public SelectionQuery withIndirect(String mode) {
        return new SelectionQuery(
                verb,
                select,
                exclude,
                selector,
                models,
                Optional.of(mode),
                resourceTypes,
                excludeResourceTypes,
                warnings);
    }

    public SelectionQuery ofTypes(List<String> types) {
        return new SelectionQuery(
                verb, select, exclude, selector, models, indirect, types, excludeResourceTypes, warnings);
    }
}
