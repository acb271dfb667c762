package dev.weir.domain.workspace;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/**
 * Which jobs' runs become events, in the words of {@code observe.jobs}: {@code *}, {@code id:N} and {@code name:GLOB}, each taken
 * away again by a leading {@code -}; the last word that fits decides. Runs without a job are told by {@code *} alone.
 */
public record JobRule(List<Word> words) {

    /** Every job. */
    public static final JobRule ALL = new JobRule(List.of(new Word(Effect.TAKE, new Pick.All())));

    public JobRule {
        words = List.copyOf(words);
    }

    /** Whether a word takes jobs in or away. */
    public enum Effect {
        TAKE,
        LEAVE
    }

    /** Which jobs a word speaks of. Closed by nature. */
    public sealed interface Pick {
        /** All jobs. */
        record All() implements Pick {}

        /** The job with this id. */
        record ById(JobId id) implements Pick {}

        /** Jobs whose whole name fits a glob of {@code *} and {@code ?}, letters' case included. */
        record ByName(String glob) implements Pick {}
    }

    /** One word of the rule. */
    public record Word(Effect effect, Pick pick) {
        @Override
        public String toString() {
            var text = switch (pick) {
                case Pick.All _ -> "*";
                case Pick.ById(var id) -> "id:" + id;
                case Pick.ByName(var glob) -> "name:" + glob;
            };
            return effect == Effect.LEAVE ? "-" + text : text;
        }
    }

    /**
     * Reads a rule, for instance {@code * -name:tmp_*}.
     *
     * @throws IllegalArgumentException if a word is none of the three, in a sentence that names it
     */
    public static JobRule parse(String text) {
        var words = new ArrayList<Word>();
        for (var raw : text.strip().split("\\s+", -1)) {
            if (raw.isEmpty()) {
                continue;
            }
            var leave = raw.startsWith("-");
            words.add(new Word(leave ? Effect.LEAVE : Effect.TAKE, pick(leave ? raw.substring(1) : raw, raw)));
        }
        if (words.isEmpty()) {
            throw new IllegalArgumentException("names no job at all; * stands for all of them");
        }
        return new JobRule(words);
    }

    private static Pick pick(String word, String raw) {
        if (word.equals("*")) {
            return new Pick.All();
        }
        if (word.startsWith("id:")) {
            var id = wholeNumber(word.substring(3));
            if (id.isPresent()) {
                return new Pick.ById(new JobId(id.getAsLong()));
            }
        } else if (word.startsWith("name:") && word.length() > 5) {
            return new Pick.ByName(word.substring(5));
        }
        throw new IllegalArgumentException("\"%s\" is none of *, id:NUMBER and name:GLOB".formatted(raw));
    }

    private static OptionalLong wholeNumber(String text) {
        return Pattern.matches("\\d{1,18}", text) ? OptionalLong.of(Long.parseLong(text)) : OptionalLong.empty();
    }

    /** {@return the word because of which runs of this job are left out; empty if they are taken} */
    public Optional<String> leavesOut(Optional<JobId> job, Optional<String> name) {
        Optional<Word> decides = Optional.empty();
        for (var word : words) {
            if (fits(word.pick(), job, name)) {
                decides = Optional.of(word);
            }
        }
        if (decides.isEmpty()) {
            return Optional.of("jobs: " + this);
        }
        return decides.filter(word -> word.effect() == Effect.LEAVE).map(word -> "jobs: " + word);
    }

    private static boolean fits(Pick pick, Optional<JobId> job, Optional<String> name) {
        return switch (pick) {
            case Pick.All _ -> true;
            case Pick.ById(var id) -> job.filter(id::equals).isPresent();
            case Pick.ByName(var glob) ->
                name.filter(text -> matches(glob, text)).isPresent();
        };
    }

    /** Linear in text times glob, whatever the glob: no regular expression that could backtrack. */
    private static boolean matches(String glob, String text) {
        int at = 0;
        int here = 0;
        int star = -1;
        int resume = 0;
        while (here < text.length()) {
            if (at < glob.length() && glob.charAt(at) == '*') {
                star = at++;
                resume = here;
            } else if (at < glob.length() && (glob.charAt(at) == '?' || glob.charAt(at) == text.charAt(here))) {
                at++;
                here++;
            } else if (star >= 0) {
                at = star + 1;
                here = ++resume;
            } else {
                return false;
            }
        }
        while (at < glob.length() && glob.charAt(at) == '*') {
            at++;
        }
        return at == glob.length();
    }

    @Override
    public String toString() {
        return String.join(" ", words.stream().map(Word::toString).toList());
    }
}
