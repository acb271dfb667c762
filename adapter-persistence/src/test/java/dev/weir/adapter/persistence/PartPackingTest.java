package dev.weir.adapter.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.ports.driven.StorageException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.Deflater;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class PartPackingTest {

    private final PartPacking packing = new PartPacking();

    @ParameterizedTest
    @EnumSource(value = PartDictionary.class, mode = EnumSource.Mode.EXCLUDE, names = "ALL")
    void aPartIsPackedWithTheDictionaryOfItsKindAndComesBack(PartDictionary kind) {
        var part = text(kind).replace("orchard", "harbour");

        var packed = packing.pack(bytes(part));

        assertThat(packed[0]).isEqualTo(kind.way());
        assertThat(packed.length).isLessThan(part.length() / 4);
        assertThat(packing.unpack(packed)).isEqualTo(bytes(part));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"name":"a","resource_type":"model","x":1}              | MODEL
            {"name": "a", "resource_type": "test", "x": 1}          | TEST
            {"name": "a", "resource_type": "unit_test"}             | EXPOSURE
            {"name": "a", "resource_type": "modelling"}             | EXPOSURE
            {"name": "a", "resource_type": null, "b": "model"}      | EXPOSURE
            {"name": "a", "resource_type":                          | EXPOSURE
            {"name": "all", "resource_type": "all"}                 | EXPOSURE
            """)
    void theKindIsWhatThePartSaysOfItself(String part, PartDictionary kind) {
        assertThat(PartDictionary.fitting(bytes(part))).isEqualTo(kind);
        assertThat(packing.unpack(packing.pack(bytes(part)))).isEqualTo(bytes(part));
    }

    @Test
    void whatIsAlikeInNothingStaysAsItIsWithOneByteMore() {
        var noise = new byte[5_000];
        new Random(7).nextBytes(noise);

        var packed = packing.pack(noise);

        assertThat(packed).hasSize(noise.length + 1);
        assertThat(packing.unpack(packed)).isEqualTo(noise);
        assertThat(packing.unpack(packing.pack(new byte[0]))).isEmpty();
    }

    @Test
    void whatAnOlderStorePackedWithAllDictionariesInOneIsStillRead() {
        var part = bytes(text(PartDictionary.TEST).replace("orchard", "harbour"));
        try (var deflater = new Deflater(Deflater.BEST_SPEED, true)) {
            deflater.setDictionary(PartDictionary.ALL.text());
            deflater.setInput(part);
            deflater.finish();
            var packed = new byte[10_000];
            packed[0] = 1;
            var length = 1 + deflater.deflate(packed, 1, packed.length - 1);

            assertThat(packing.unpack(Arrays.copyOf(packed, length))).isEqualTo(part);
        }
    }

    @ParameterizedTest
    @CsvSource({"'', it is empty", "9, packed in a way that this version does not know", "2, it ends too early"})
    void aPartThatCannotBeReadIsADamagedStore(String way, String reason) {
        var packed = way.isEmpty() ? new byte[0] : new byte[] {Byte.parseByte(way)};

        assertThatThrownBy(() -> packing.unpack(packed))
                .isInstanceOf(StorageException.class)
                .hasMessageContaining(reason)
                .hasMessageContaining("Put back a backup");
    }

    private static String text(PartDictionary dictionary) {
        return new String(dictionary.text(), StandardCharsets.UTF_8);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
