package dev.weir.domain.schedule;

import java.util.List;
import java.util.Locale;

/** One of the five places of a cron expression: its name in an error, its bounds (both included), and the words that stand for numbers. */
enum CronField {
    MINUTE(0, "minute", 0, 59, 60, ""),
    HOUR(1, "hour", 0, 23, 24, ""),
    DAY(2, "day of month", 1, 31, 31, ""),
    MONTH(3, "month", 1, 12, 12, "jan feb mar apr may jun jul aug sep oct nov dec"),
    /** 0 is Sunday, and so is 7 wherever it is written. */
    WEEKDAY(4, "day of week", 0, 6, 7, "sun mon tue wed thu fri sat");

    private final int place;
    private final String title;
    private final int min;
    private final int max;
    private final int size;
    private final String words;

    CronField(int place, String title, int min, int max, int size, String words) {
        this.place = place;
        this.title = title;
        this.min = min;
        this.max = max;
        this.size = size;
        this.words = words;
    }

    /** {@return where it stands in an expression, counted from 0} */
    int place() {
        return place;
    }

    int min() {
        return min;
    }

    int max() {
        return max;
    }

    /** {@return how many different values there are; a set of as many means every value} */
    int size() {
        return size;
    }

    /** {@return the number that {@code text} stands for, as a number or a word of this field} */
    int value(String text) {
        var word = List.of(words.split(" ")).indexOf(text);
        if (word >= 0 && !text.isEmpty()) {
            return word + (this == MONTH ? 1 : 0);
        }
        if (text.isEmpty() || text.length() > 9 || !text.chars().allMatch(c -> c >= '0' && c <= '9')) {
            throw new IllegalArgumentException("%s is \"%s\", must be %s".formatted(title, text, allowed()));
        }
        var number = Integer.parseInt(text);
        if (this == WEEKDAY && number == 7) {
            return 0;
        }
        if (number < min || number > max) {
            throw new IllegalArgumentException("%s is %d, must be %d–%d".formatted(title, number, min, max));
        }
        return number;
    }

    IllegalArgumentException refusal(String item, String reason) {
        return new IllegalArgumentException("%s \"%s\": %s".formatted(title, item, reason));
    }

    private String allowed() {
        var numbers = "%d–%d".formatted(min, max);
        return switch (this) {
            case MINUTE, HOUR -> numbers;
            case DAY -> numbers + " or L";
            case MONTH, WEEKDAY ->
                "%s or %s–%s"
                        .formatted(
                                numbers,
                                words.substring(0, 3).toUpperCase(Locale.ROOT),
                                words.substring(words.length() - 3).toUpperCase(Locale.ROOT));
        };
    }
}
