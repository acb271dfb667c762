package bad.adapter.dbtcloud.sandbox;

import io.micronaut.context.BeanContext;

/** Breaks: the sandbox stands on the JDK. */
public record StandsOnMicronaut(BeanContext beans) {}
