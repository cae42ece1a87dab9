package dev.sonde.simulator.internal.agent;

import static dev.sonde.simulator.internal.agent.Wire.GET;
import static dev.sonde.simulator.internal.agent.Wire.RESPONSE;
import static dev.sonde.simulator.internal.agent.Wire.SET;
import static dev.sonde.simulator.internal.agent.Wire.V1;
import static dev.sonde.simulator.internal.agent.Wire.V2C;
import static dev.sonde.simulator.internal.agent.Wire.octets;
import static dev.sonde.simulator.internal.agent.Wire.pdu;
import static dev.sonde.simulator.internal.agent.Wire.varBind;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sonde.client.OctetString;
import dev.sonde.client.Oid;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.snmp4j.CommandResponderEvent;
import org.snmp4j.MessageDispatcherImpl;
import org.snmp4j.PDU;
import org.snmp4j.PDUv1;
import org.snmp4j.agent.mo.snmp.CoexistenceInfo;
import org.snmp4j.asn1.BERInputStream;
import org.snmp4j.mp.PduHandle;
import org.snmp4j.smi.UdpAddress;
import org.snmp4j.transport.DefaultUdpTransportMapping;

/// What credentials may not do is refused, octet by octet.
class AuthorizationTest {

    private static final String SYS_CONTACT = "1.3.6.1.2.1.1.4.0";
    private static final String SYS_NAME = "1.3.6.1.2.1.1.5.0";
    private static final int NO_SUCH_NAME = 2;
    private static final int NO_ACCESS = 6;
    private static final int AUTHORIZATION_ERROR = 16;

    private final TreeStore store =
            new TreeStore()
                    .withWritable(SYS_CONTACT, OctetString.of("nobody"))
                    .withWritable(SYS_NAME, OctetString.of("lab"));

    private static StoreRequest request(int version, byte[] octets) throws IOException {
        PDU pdu = version == V1 ? new PDUv1() : new PDU();
        pdu.decodeBER(new BERInputStream(ByteBuffer.wrap(octets)));
        try (DefaultUdpTransportMapping transport =
                new DefaultUdpTransportMapping(new UdpAddress("127.0.0.1/0"))) {
            CommandResponderEvent<UdpAddress> event =
                    new CommandResponderEvent<>(
                            new MessageDispatcherImpl(),
                            transport,
                            new UdpAddress("127.0.0.1/1"),
                            version,
                            version + 1,
                            "public".getBytes(StandardCharsets.US_ASCII),
                            1,
                            new PduHandle(1),
                            pdu,
                            1472,
                            null);
            return new StoreRequest(
                    event,
                    new CoexistenceInfo(
                            new org.snmp4j.smi.OctetString(),
                            new org.snmp4j.smi.OctetString(),
                            new org.snmp4j.smi.OctetString()));
        }
    }

    private static void assertAnswer(StoreRequest request, byte[] expected) throws IOException {
        ByteArrayOutputStream octets = new ByteArrayOutputStream();
        request.getResponse().encodeBER(octets);
        assertThat(RawManager.hex(octets.toByteArray())).isEqualTo(RawManager.hex(expected));
    }

    private void set(StoreRequest request) {
        new Assignment(request, store, new Counters()).perform();
    }

    /// C6.
    @ParameterizedTest
    @CsvSource({V2C + "," + NO_ACCESS, V1 + "," + NO_SUCH_NAME})
    void whatIsOutsideOfTheWriteViewIsNoAccess(int version, int status) throws IOException {
        byte[][] varBinds = {varBind(SYS_NAME, octets("x")), varBind(SYS_CONTACT, octets("x"))};
        StoreRequest request = request(version, pdu(SET, 3, 0, 0, varBinds));
        request.writeView(Oid.of("1.3.6.1.2.1.1.5")::isPrefixOf);
        set(request);
        assertAnswer(request, pdu(RESPONSE, 3, status, 2, varBinds));
        assertThat(store.get(Oid.of(SYS_NAME))).isEqualTo(OctetString.of("lab"));
    }

    @ParameterizedTest
    @CsvSource({V2C + ",7", V1 + ",3"})
    void ofWhatIsOutsideAndWhatIsWrongTheFirstIsNamed(int version, int status) throws IOException {
        byte[][] varBinds = {varBind(SYS_NAME), varBind(SYS_CONTACT, octets("x"))};
        StoreRequest request = request(version, pdu(SET, 3, 0, 0, varBinds));
        request.writeView(Oid.of("1.3.6.1.2.1.1.5")::isPrefixOf);
        set(request);
        assertAnswer(request, pdu(RESPONSE, 3, status, 1, varBinds));
    }

    /// C15.
    @ParameterizedTest
    @CsvSource({V2C + "," + AUTHORIZATION_ERROR, V1 + "," + NO_SUCH_NAME})
    void credentialsThatMayDoNothingAreAuthorizationErrorAtNoVarBind(int version, int status)
            throws IOException {
        for (int type : new int[] {SET, GET}) {
            byte[][] varBinds = {varBind(SYS_NAME, octets("x")), varBind(SYS_CONTACT, octets("x"))};
            StoreRequest request = request(version, pdu(type, 3, 0, 0, varBinds));
            request.fail(-1, PDU.authorizationError);
            set(request);
            assertAnswer(request, pdu(RESPONSE, 3, status, 0, varBinds));
        }
        assertThat(store.get(Oid.of(SYS_NAME))).isEqualTo(OctetString.of("lab"));
    }
}
