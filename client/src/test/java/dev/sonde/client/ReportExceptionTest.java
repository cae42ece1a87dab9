package dev.sonde.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sonde.client.ReportException.Reason;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReportExceptionTest {

    /// The counters of RFC 3414 §5, RFC 3412 §5 and RFC 3413 §4.1.2.
    @ParameterizedTest
    @CsvSource({
        "1.3.6.1.6.3.15.1.1.1.0, UNSUPPORTED_SECURITY_LEVEL",
        "1.3.6.1.6.3.15.1.1.2.0, NOT_IN_TIME_WINDOW",
        "1.3.6.1.6.3.15.1.1.3.0, UNKNOWN_USER_NAME",
        "1.3.6.1.6.3.15.1.1.4.0, UNKNOWN_ENGINE_ID",
        "1.3.6.1.6.3.15.1.1.5.0, WRONG_DIGEST",
        "1.3.6.1.6.3.15.1.1.6.0, DECRYPTION_ERROR",
        "1.3.6.1.6.3.12.1.4.0, UNAVAILABLE_CONTEXT",
        "1.3.6.1.6.3.12.1.5.0, UNKNOWN_CONTEXT",
        "1.3.6.1.6.3.11.2.1.3.0, UNKNOWN_PDU_HANDLER",
        "1.3.6.1.6.3.11.2.1.2.0, OTHER",
    })
    void eachCounterHasItsReason(String counter, Reason reason) {
        assertThat(Reason.of(Oid.of(counter))).isEqualTo(reason);
        Target target = Target.of("127.0.0.1", new UsmUser("ops"));
        assertThat(new ReportException(target, "GET 1.3", reason))
                .hasMessageStartingWith("127.0.0.1:161 refused GET 1.3: ");
    }
}
