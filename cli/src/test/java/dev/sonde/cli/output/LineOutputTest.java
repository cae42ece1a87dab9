package dev.sonde.cli.output;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class LineOutputTest {

    private final ByteArrayOutputStream sink = new ByteArrayOutputStream();

    @Test
    void peopleSeeEachLineAsItComes() {
        LineOutput output = new LineOutput(sink, true);
        output.println("first");
        assertThat(sink.toString(StandardCharsets.UTF_8)).isEqualTo("first\n");
    }

    @Test
    void filesGetBlocksAndTheRestAtTheEnd() {
        LineOutput output = new LineOutput(sink, false);
        output.println("first");
        assertThat(sink.size()).isZero();
        output.flush();
        assertThat(sink.size()).isEqualTo(6);
    }
}
