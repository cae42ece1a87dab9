package dev.sonde.cli.mirror;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class MirrorProgressTest {

    @Test
    void aLineSaysHowManyHowLongHowFastAndWhere() {
        assertThat(MirrorProgress.line("core", 79_050, Duration.ofSeconds(6), ", at 1.3.6.1.2.1"))
                .isEqualTo("core: 79,050 objects in 0:06, 13,175 a second, at 1.3.6.1.2.1");
        assertThat(MirrorProgress.line("2 devices", 0, Duration.ZERO, ""))
                .isEqualTo("2 devices: 0 objects in 0:00, 0 a second");
        assertThat(MirrorProgress.line("core", 7_322, Duration.ofSeconds(7_322), ""))
                .isEqualTo("core: 7,322 objects in 2:02:02, 1 a second");
    }
}
