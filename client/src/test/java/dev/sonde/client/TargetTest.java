package dev.sonde.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TargetTest {

    private static final Community PUBLIC = new Community("public");

    @ParameterizedTest
    @CsvSource({
        "127.0.0.1, 127.0.0.1:161",
        "127.0.0.1:1161, 127.0.0.1:1161",
        "localhost:1161, 127.0.0.1:1161",
        "[::1]:1161, [0:0:0:0:0:0:0:1]:1161",
        "[::1], [0:0:0:0:0:0:0:1]:161",
        "::1, [0:0:0:0:0:0:0:1]:161",
    })
    void readsEveryFormOfAddress(String text, String expected) {
        assertThat(Target.of(text, PUBLIC)).hasToString(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ":161", "host:", "host:0", "host:65536", "host:snmp", "[::1"})
    void refusesWhatIsNoAddress(String text) {
        assertThatThrownBy(() -> Target.of(text, PUBLIC))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'" + text + "'");
    }

    @Test
    void anUnknownHostIsUnreachable() {
        assertThatThrownBy(() -> Target.of("no-such-host.invalid", PUBLIC))
                .isInstanceOf(UnreachableException.class)
                .hasMessageContaining("unknown host 'no-such-host.invalid'");
    }

    @Test
    void refusesNumbersOutOfRange() {
        Target target = Target.of("127.0.0.1", PUBLIC);
        assertThatThrownBy(() -> target.withRetries(-1)).hasMessageContaining("-1");
        assertThatThrownBy(() -> target.withTimeout(Duration.ZERO)).hasMessageContaining("timeout");
        assertThatThrownBy(() -> target.withDeadline(Duration.ZERO))
                .hasMessageContaining("deadline");
        assertThatThrownBy(() -> target.withMaxRepetitions(0))
                .hasMessageContaining("max-repetitions");
    }
}
