package dev.weir.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A wall that cannot fall protects nothing: each must report the class that was written to break it. */
class RulesBiteTest {

    private static final JavaClasses BAD = new ClassFileImporter().importPackages("bad");

    private static final JavaClasses NOTHING = new ClassFileImporter().importClasses();

    static List<Wall> walls() {
        return Walls.below("bad");
    }

    @ParameterizedTest
    @MethodSource("walls")
    void theBadClassIsReported(Wall wall) {
        var report = wall.rule().evaluate(BAD);

        assertThat(report.hasViolation()).as(wall.name()).isTrue();
        assertThat(report.getFailureReport().toString()).contains(wall.fixture());
    }

    @ParameterizedTest
    @MethodSource("walls")
    void aWallAroundNothingFalls(Wall wall) {
        assertThat(falls(wall.rule())).as(wall.name()).isTrue();
    }

    @Test
    void everyWallSaysWhy() {
        assertThat(walls())
                .allSatisfy(wall -> assertThat(wall.rule().getDescription()).contains("because"));
    }

    private static boolean falls(ArchRule rule) {
        try {
            rule.check(NOTHING);
            return false;
        } catch (AssertionError expected) {
            return true;
        }
    }
}
