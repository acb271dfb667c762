package dev.weir.app.template;

import com.hubspot.jinjava.util.HasObjectTruthValue;

/** Python's None: a value that is there and is nothing, unlike a name that is not there. */
enum PythonNone implements HasObjectTruthValue {
    NONE;

    @Override
    public boolean getObjectTruthValue() {
        return false;
    }

    @Override
    public String toString() {
        return "None";
    }
}
