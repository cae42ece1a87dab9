package dev.sonde.client.internal.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sonde.client.Counter32;
import dev.sonde.client.Counter64;
import dev.sonde.client.Gauge32;
import dev.sonde.client.Integer32;
import dev.sonde.client.Missing;
import dev.sonde.client.Null;
import dev.sonde.client.OctetString;
import dev.sonde.client.Oid;
import dev.sonde.client.TimeTicks;
import dev.sonde.client.Value;
import dev.sonde.client.VarBind;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class PduReaderKnownAnswerTest {

    private static final Oid SYS_NAME = Oid.of("1.3.6.1.2.1.1.5.0");

    private static String element(String tag, String content) {
        return tag + "%02x".formatted(content.length() / 2) + content;
    }

    /// A v2c response with one varbind, its name and its value in hex.
    private static byte[] response(String name, String value) {
        String list = element("30", element("30", name + value));
        String pdu = element("a2", "020450524f42020100020100" + list);
        return HexFormat.of().parseHex(element("30", "0201010406" + "7075626c6963" + pdu));
    }

    private static Value read(String value) throws MalformedMessageException {
        byte[] message = response("06082b06010201010500", value);
        return PduReader.ofCommunityMessage(message).varBinds().getFirst().value();
    }

    @Test
    void readsAResponse() throws Exception {
        byte[] message =
                HexFormat.of()
                        .parseHex(
                                "302d02010104067075626c6963a220020450524f42020100020100"
                                        + "3012301006082b0601020101050004046c616233");
        assertThat(MessageId.peek(message, message.length)).isEqualTo(0x50524F42);
        assertThat(PduReader.ofCommunityMessage(message))
                .isEqualTo(
                        new Pdu(
                                PduType.RESPONSE,
                                0,
                                0,
                                List.of(new VarBind(SYS_NAME, OctetString.of("lab3")))));
    }

    static Stream<Arguments> sloppyValues() {
        return Stream.of(
                Arguments.of("02020005", new Integer32(5)),
                Arguments.of("0205ffffffffff", new Integer32(-1)),
                Arguments.of("0208000000007fffffff", new Integer32(Integer.MAX_VALUE)),
                Arguments.of("4104ffffffff", new Counter32(4_294_967_295L)),
                Arguments.of("410500ffffffff", new Counter32(4_294_967_295L)),
                Arguments.of("410480000000", new Counter32(2_147_483_648L)),
                Arguments.of("4101ff", new Counter32(4_294_967_295L)),
                Arguments.of("41080000000000000005", new Counter32(5)),
                Arguments.of("4208ffffffffffffffff", new Gauge32(4_294_967_295L)),
                Arguments.of("470105", new Gauge32(5)),
                Arguments.of("4303010000", new TimeTicks(65_536)),
                Arguments.of("4608ffffffffffffffff", new Counter64(-1)),
                Arguments.of("460900ffffffffffffffff", new Counter64(-1)),
                Arguments.of("460101", new Counter64(1)),
                Arguments.of("0502abcd", Null.NULL),
                Arguments.of("820100", Missing.END_OF_MIB_VIEW),
                Arguments.of("0600", Oid.of("0.0")),
                Arguments.of("0603883703", Oid.of("2.999.3")),
                Arguments.of("06042b808005", Oid.of("1.3.5")),
                Arguments.of("06062b8fffffff7f", Oid.of("1.3.4294967295")));
    }

    @ParameterizedTest
    @MethodSource("sloppyValues")
    void takesWhatSloppyAgentsSend(String hex, Value value) throws Exception {
        assertThat(read(hex)).isEqualTo(value);
    }

    @ParameterizedTest
    @CsvSource({
        "02050100000000, an INTEGER of more than 32 bits",
        "0200, an integer without octets",
        "41050100000000, an unsigned integer of more than 32 bits",
        "460a01000000000000000000, an integer of more than 64 bits",
        "4000, an IpAddress of 0 octets",
        "400500000000aa, an IpAddress of 5 octets",
        "06022b80, an OID that ends inside an arc",
        "06062b9080808000, an OID with an arc of over 32 bits",
        "7801aa, a value with the unknown tag 78",
        "0480, a length of an unknown form",
        "0485aa, a length of an unknown form",
        "0405aa, an element is longer than what holds it",
    })
    void refusesWhatWouldBeAWrongValueAndSaysWhere(String hex, String fault) {
        assertThatThrownBy(() -> read(hex))
                .isInstanceOf(MalformedMessageException.class)
                .hasMessageStartingWith(fault)
                .hasMessageContaining(" at octet ");
    }

    @Test
    void refusesARequest() {
        byte[] request = response("06082b06010201010500", "0500");
        request[13] = (byte) 0xA0;
        assertThat(MessageId.peek(request, request.length)).isEqualTo(MessageId.NONE);
        assertThatThrownBy(() -> PduReader.ofCommunityMessage(request))
                .hasMessage("the PDU is no response");
    }
}
