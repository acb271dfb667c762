package dev.weir.architecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Weir's own classes respect every wall. */
class WallsTest {

    private static final ImportOption NO_WALLS = location -> !location.contains("/dev/weir/architecture/");

    private static final JavaClasses WEIR = new ClassFileImporter()
            .withImportOption(NO_WALLS)
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("dev.weir");

    static List<Wall> walls() {
        return Walls.below("dev.weir");
    }

    @ParameterizedTest
    @MethodSource("walls")
    void stands(Wall wall) {
        wall.rule().check(WEIR);
    }
}
