package dev.weir.adapter.dbtcloud.sandbox;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** dbt's debug log, made out of the console's: every line again with a full time and the thread that wrote it. */
final class DebugLog {

    private static final Pattern TIMED = Pattern.compile("^(\\d\\d:\\d\\d:\\d\\d)  ", Pattern.MULTILINE);
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("yyyy-MM-dd", Locale.ROOT).withZone(ZoneOffset.UTC);

    private DebugLog() {}

    static String of(String console, @Nullable Instant started) {
        if (started == null) {
            return "";
        }
        return TIMED.matcher(console).replaceAll(DAY.format(started) + " $1.000000 (MainThread): $1  ");
    }
}
