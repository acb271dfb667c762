package dev.weir.app.command;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.JsonEncoder;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.Configurator;
import ch.qos.logback.classic.spi.ConfiguratorRank;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.encoder.Encoder;
import ch.qos.logback.core.spi.ContextAwareBase;
import java.util.List;
import org.slf4j.Logger;

/**
 * How Weir logs: on standard error, since standard output is for data; a line each for people, or a JSON object a line for machines, with
 * workspace, run and loop beside the message. Said here and not in a file of XML, whose reading took half a second of every start; whoever
 * has a file of their own names it with {@code -Dlogback.configurationFile}.
 */
@ConfiguratorRank(ConfiguratorRank.CUSTOM_HIGH_PRIORITY)
public final class LogLines extends ContextAwareBase implements Configurator {

    static final String LEVEL = "weir.log.level";
    static final String FORMAT = "weir.log.format";
    static final String JSON = "json";

    private static final String FOR_PEOPLE = "%d{yyyy-MM-dd'T'HH:mm:ss.SSS,UTC}Z %-5level [%thread] %logger{0}"
            + "%replace( workspace=%X{workspace}){' workspace=$', ''}%replace( run=%X{run}){' run=$', ''}: %msg%n%ex{8}";

    /** Libraries that talk at every step. */
    private static final List<String> TALKATIVE =
            List.of("org.quartz", "com.zaxxer.hikari", "org.flywaydb", "org.jooq", "io.netty", "io.micronaut");

    /** Made by logback, through its service file. */
    public LogLines() {}

    @Override
    public ExecutionStatus configure(LoggerContext context) {
        if (System.getProperty("logback.configurationFile") != null) {
            return ExecutionStatus.INVOKE_NEXT_IF_ANY;
        }
        var lines = new ConsoleAppender<ILoggingEvent>();
        lines.setContext(context);
        lines.setName("err");
        lines.setTarget("System.err");
        lines.setEncoder(JSON.equals(System.getProperty(FORMAT)) ? forMachines(context) : forPeople(context));
        lines.start();
        var root = context.getLogger(Logger.ROOT_LOGGER_NAME);
        root.setLevel(Level.toLevel(System.getProperty(LEVEL), Level.WARN));
        root.addAppender(lines);
        TALKATIVE.forEach(name -> context.getLogger(name).setLevel(Level.WARN));
        return ExecutionStatus.DO_NOT_INVOKE_NEXT_IF_ANY;
    }

    private static Encoder<ILoggingEvent> forPeople(LoggerContext context) {
        var encoder = new PatternLayoutEncoder();
        encoder.setContext(context);
        encoder.setPattern(FOR_PEOPLE);
        encoder.start();
        return encoder;
    }

    private static Encoder<ILoggingEvent> forMachines(LoggerContext context) {
        var encoder = new JsonEncoder();
        encoder.setContext(context);
        encoder.setWithFormattedMessage(true);
        encoder.setWithMessage(false);
        encoder.setWithArguments(false);
        encoder.setWithContext(false);
        encoder.setWithSequenceNumber(false);
        encoder.setWithNanoseconds(false);
        encoder.start();
        return encoder;
    }
}
