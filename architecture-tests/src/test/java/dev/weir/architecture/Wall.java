package dev.weir.architecture;

import com.tngtech.archunit.lang.ArchRule;

/**
 * One rule of the house.
 *
 * @param name what holds, as a sentence
 * @param rule how it is checked; says why in its text
 * @param fixture the simple name of the deliberately bad class that it must report
 */
record Wall(String name, ArchRule rule, String fixture) {

    @Override
    public String toString() {
        return name;
    }
}
