package dev.weir.app.template;

/** What a template may call. */
@FunctionalInterface
interface PythonFunction {

    Object call(Arguments arguments);
}
