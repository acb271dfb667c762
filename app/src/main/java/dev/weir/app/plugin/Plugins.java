package dev.weir.app.plugin;

import dev.weir.domain.translation.SpecTranslation;
import java.io.File;
import java.util.List;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;

/** Finds what jars in the launcher's {@code plugins} folder offer. */
public final class Plugins {

    private Plugins() {}

    /** {@return the translations that the jars beside Weir's own offer} */
    public static List<SpecTranslation> translations() {
        // Weir's own jar names all that it needs, and offers nothing: to look for plug-ins in it would open each of
        // those jars.
        return System.getProperty("java.class.path").contains(File.pathSeparator)
                ? translations(Plugins.class.getClassLoader())
                : List.of();
    }

    /**
     * {@return the translations that jars offer as a service, in the order of the class path} Throws {@link IllegalArgumentException}
     * that says which plug-in cannot be used, and why.
     */
    public static List<SpecTranslation> translations(ClassLoader from) {
        try {
            return ServiceLoader.load(SpecTranslation.class, from).stream()
                    .<SpecTranslation>map(it -> new PluginTranslation(it.get()))
                    .toList();
        } catch (ServiceConfigurationError unusable) {
            throw new IllegalArgumentException(
                    "a plug-in for translations cannot be used: %s".formatted(unusable.getMessage()), unusable);
        }
    }
}
