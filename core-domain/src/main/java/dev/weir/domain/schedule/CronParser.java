package dev.weir.domain.schedule;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** Reads the five fields of a cron expression. The dialect is that of Dagster's cron library, as the goldens show it. */
final class CronParser {

    /** An expression longer than this is no schedule that a person wrote. */
    private static final int LONGEST = 1_000;

    private static final Map<String, String> SHORTHANDS = Map.of(
            "@yearly", "0 0 1 1 *",
            "@annually", "0 0 1 1 *",
            "@monthly", "0 0 1 * *",
            "@weekly", "0 0 * * 0",
            "@daily", "0 0 * * *",
            "@midnight", "0 0 * * *",
            "@hourly", "0 * * * *");

    private static final Pattern RANGE = Pattern.compile("([^-/]+)-([^-/]+)(?:/(\\d{1,9}))?");
    private static final Pattern STEP = Pattern.compile("([^-/]+)/(\\d{1,9})");
    private static final Pattern NTH = Pattern.compile("([a-z]{3}-[a-z]{3}|\\w+)#(\\d+)");
    private static final Pattern LAST = Pattern.compile("l(\\d)");

    private final String[] fields;
    private final int[] nth = new int[7];
    private boolean lastDay;

    private CronParser(String[] fields) {
        this.fields = fields;
    }

    static Cron parse(String text) {
        if (text.length() > LONGEST) {
            throw new IllegalArgumentException(
                    "cron of %d characters: at most %d are read".formatted(text.length(), LONGEST));
        }
        try {
            return new CronParser(split(text)).cron(text);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("cron \"%s\": %s.".formatted(text, e.getMessage()), e);
        }
    }

    private static String[] split(String text) {
        var lower = text.toLowerCase(Locale.ROOT);
        if (lower.startsWith("@")) {
            var meant = SHORTHANDS.get(lower);
            if (meant == null) {
                throw new IllegalArgumentException("no such name; known are "
                        + String.join(
                                ", ", SHORTHANDS.keySet().stream().sorted().toList()));
            }
            return meant.split(" ");
        }
        var fields = lower.strip().isEmpty() ? new String[0] : lower.strip().split("\\s+");
        if (fields.length != 5) {
            throw new IllegalArgumentException(
                    "%d fields, must be 5: minute, hour, day of month, month, day of week".formatted(fields.length));
        }
        return fields;
    }

    private Cron cron(String text) {
        var minutes = values(CronField.MINUTE);
        var hours = values(CronField.HOUR);
        var days = values(CronField.DAY);
        var months = values(CronField.MONTH);
        var weekdays = values(CronField.WEEKDAY);
        var plain = plain(weekdays);
        if (Arrays.stream(nth).anyMatch(n -> n != 0) && plain != 0 && !isAll(CronField.WEEKDAY, weekdays)) {
            throw CronField.WEEKDAY.refusal(fields[4], "nth weekdays and plain ones cannot be mixed");
        }
        // A field of all values means every day only beside a field with a star; otherwise either field is enough for a
        // day.
        var everyDay = hasStar(fields[2]) || (!lastDay && isAll(CronField.DAY, days) && fields[4].contains("*"));
        var everyWeekday = hasStar(fields[4]) || (isAll(CronField.WEEKDAY, weekdays) && fields[2].contains("*"));
        var when = new CronDays(
                (int) months,
                new CronDays.Set((int) days, everyDay),
                lastDay,
                new CronDays.Set((int) weekdays, everyWeekday),
                Arrays.stream(nth).boxed().toList());
        refuseNever(when, days, months);
        return new Cron(text, minutes, (int) hours, isAll(CronField.HOUR, hours), when);
    }

    private void refuseNever(CronDays when, long days, long months) {
        var february = 1L << 2;
        var late = days == 1L << 30 || days == 1L << 31;
        if (when.nthNeverOnItsDays()) {
            throw CronField.WEEKDAY.refusal(fields[4], "never falls on day of month %s".formatted(fields[2]));
        }
        if (!when.ever() || (months == february && late && !lastDay)) {
            throw new IllegalArgumentException(
                    "day of month %s never comes in month %s".formatted(fields[2], fields[3]));
        }
    }

    private long plain(long weekdays) {
        var plain = weekdays;
        for (var day = 0; day < nth.length; day++) {
            if (nth[day] != 0) {
                plain &= ~(1L << day);
            }
        }
        return plain;
    }

    private static boolean hasStar(String field) {
        return field.equals("?") || List.of(field.split(",")).contains("*");
    }

    private static boolean isAll(CronField field, long values) {
        return Long.bitCount(values) == field.size();
    }

    private long values(CronField field) {
        var text = fields[field.place()];
        if (text.contains("?")) {
            if (!text.equals("?") || (field != CronField.DAY && field != CronField.WEEKDAY)) {
                throw field.refusal(text, "a question mark stands alone, for the day of month or of week");
            }
            text = "*";
        }
        var bits = 0L;
        for (var item : text.split(",", -1)) {
            bits |= item(field, item);
        }
        return bits;
    }

    private long item(CronField field, String item) {
        if (item.isEmpty()) {
            throw field.refusal(fields[field.place()], "a value is missing");
        }
        if (field == CronField.DAY && item.equals("l")) {
            lastDay = true;
            return 0;
        }
        if (field == CronField.WEEKDAY) {
            var ofMonth = NTH.matcher(item);
            if (ofMonth.matches()) {
                return nth(ofMonth.group(1), ofMonth.group(2), item);
            }
            var last = LAST.matcher(item);
            if (last.matches()) {
                return mark(bits(List.of(field.value(last.group(1)))), 1);
            }
        }
        return bits(expand(field, item));
    }

    private long nth(String days, String week, String item) {
        if (week.length() != 1 || week.charAt(0) < '1' || week.charAt(0) > '5') {
            throw CronField.WEEKDAY.refusal(item, "the week of the month must be 1–5");
        }
        return mark(bits(expand(CronField.WEEKDAY, days)), 1 << Integer.parseInt(week));
    }

    private long mark(long weekdays, int weeks) {
        for (var day = 0; day < nth.length; day++) {
            if ((weekdays & 1L << day) != 0) {
                nth[day] |= weeks;
            }
        }
        return weekdays;
    }

    private static long bits(List<Integer> values) {
        var bits = 0L;
        for (int value : values) {
            bits |= 1L << value;
        }
        return bits;
    }

    private static List<Integer> expand(CronField field, String item) {
        if (item.equals("*")) {
            return stepped(field.min(), field.max(), 1);
        }
        if (item.startsWith("*/")) {
            return range(field, field.min(), field.max(), step(field, item, item.substring(2)));
        }
        var range = RANGE.matcher(item);
        if (range.matches()) {
            var high = field == CronField.DAY && range.group(2).equals("l") ? 31 : field.value(range.group(2));
            var step = range.group(3) == null ? 1 : step(field, item, range.group(3));
            return range(field, field.value(range.group(1)), high, step);
        }
        var open = STEP.matcher(item);
        if (open.matches()) {
            return range(field, field.value(open.group(1)), field.max(), step(field, item, open.group(2)));
        }
        return List.of(field.value(item));
    }

    private static int step(CronField field, String item, String text) {
        if (!text.matches("\\d{1,9}") || Integer.parseInt(text) == 0) {
            throw field.refusal(item, "a step must be a number above 0");
        }
        return Integer.parseInt(text);
    }

    /** A range that ends where it begins is the whole cycle; one that ends before it begins goes round. */
    private static List<Integer> range(CronField field, int low, int high, int step) {
        if (low == high) {
            return stepped(field.min(), field.max(), step);
        }
        if (low < high) {
            return stepped(low, high, step);
        }
        var around = new ArrayList<>(stepped(low, field.max(), step));
        var left = field.max() - around.getLast();
        var count = field.max() - field.min() + 1;
        var skip = around.getLast() - field.min() + step > count && left < step ? step - left : 0;
        around.addAll(stepped(field.min() + skip, high, step));
        return around;
    }

    private static List<Integer> stepped(int low, int high, int step) {
        var values = new ArrayList<Integer>();
        for (long value = low; value <= high; value += step) {
            values.add((int) value);
        }
        return values;
    }
}
