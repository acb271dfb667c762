package dev.weir.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DataStreamTest {

    private final ByteArrayOutputStream said = new ByteArrayOutputStream();

    @Test
    void whatIsWrittenArrivesWhenItIsFlushed() {
        var arrived = new ByteArrayOutputStream();
        var stream = DataStream.to(arrived);
        stream.print("grün");
        assertThat(arrived.size()).isZero();

        assertThat(stream.lost()).isEmpty();
        assertThat(arrived.toString(StandardCharsets.UTF_8)).isEqualTo("grün");
    }

    @Test
    void aCommandWhoseOutputFindsNoRoomSaysSoAndFails() {
        assertThat(version(new Failing("No space left on device"))).isEqualTo(Exit.OUTSIDE.code());
        assertThat(said.toString(StandardCharsets.UTF_8))
                .isEqualTo("Not all of the output could be written: No space left on device.\n");
    }

    @Test
    void aReaderThatWantsNoMoreIsNoFailure() {
        assertThat(version(new Failing("Broken pipe"))).isEqualTo(Exit.DONE.code());
        assertThat(said.size()).isZero();
    }

    private int version(OutputStream out) {
        var err = new PrintStream(said, true, StandardCharsets.UTF_8);
        return CommandLineEntrance.run(new Console(DataStream.to(out), err, Map.of(), Path.of("")), "version");
    }

    private static final class Failing extends OutputStream {

        private final String why;

        Failing(String why) {
            this.why = why;
        }

        @Override
        public void write(int letter) throws IOException {
            throw new IOException(why);
        }
    }
}
