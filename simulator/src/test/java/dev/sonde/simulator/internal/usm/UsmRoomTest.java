package dev.sonde.simulator.internal.usm;

import static dev.sonde.simulator.internal.agent.Wire.GET;
import static dev.sonde.simulator.internal.agent.Wire.pdu;
import static dev.sonde.simulator.internal.agent.Wire.varBind;
import static dev.sonde.simulator.internal.usm.EngineFixture.MASTER_KEYS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.sonde.client.AuthProtocol;
import dev.sonde.client.OctetString;
import dev.sonde.client.PrivProtocol;
import dev.sonde.client.UsmUser;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.snmp4j.PDU;
import org.snmp4j.ScopedPDU;
import org.snmp4j.security.AuthHMAC384SHA512;
import org.snmp4j.security.AuthenticationProtocol;
import org.snmp4j.security.PrivAES256;
import org.snmp4j.security.PrivDES;
import org.snmp4j.security.PrivacyProtocol;
import org.snmp4j.smi.Integer32;
import org.snmp4j.smi.OID;
import org.snmp4j.smi.VariableBinding;

/// How much fits into a response, and that no response is larger than was asked for.
class UsmRoomTest {

    private static final int MIN_SIZE = 484;
    private static final String PASSWORD = "a password";
    private static final AuthenticationProtocol SHA_512 = new AuthHMAC384SHA512();
    private static final UsmUser SIGNING =
            new UsmUser("u").withAuth(AuthProtocol.SHA_512, PASSWORD);
    private static final UsmUser PRIVATE = SIGNING.withPriv(PrivProtocol.DES, PASSWORD);
    private static final OID SYS_NAME = new OID("1.3.6.1.2.1.1.5.0");
    private static final byte[] NAME = pdu(GET, 1, 0, 0, varBind(SYS_NAME.toString()));

    private final EngineFixture fixture = new EngineFixture();

    /// A request of `user`, whose passwords are one, at its own level.
    private UsmRequest request(UsmUser user, V3Message message) {
        fixture.engine().add(user);
        message.user(user.name());
        AuthProtocol auth = user.authProtocol();
        PrivProtocol priv = user.privProtocol();
        if (auth == null) {
            return fixture.request(message.flags(4).octets());
        }
        if (priv == null) {
            return fixture.request(message.flags(5).signed(SHA_512, PASSWORD));
        }
        PrivacyProtocol cipher = priv == PrivProtocol.DES ? new PrivDES() : new PrivAES256();
        return fixture.request(message.flags(7).encrypted(SHA_512, PASSWORD, cipher, PASSWORD));
    }

    private static PDU response(int octets) {
        PDU response = new PDU();
        response.setType(PDU.RESPONSE);
        response.setRequestID(new Integer32(1));
        response.add(
                new VariableBinding(SYS_NAME, new org.snmp4j.smi.OctetString(new byte[octets])));
        return response;
    }

    /// How many octets of text make a response that just fits into `room`.
    private static int filling(int room) {
        int octets = room - 20;
        while (response(octets).getBERLength() > room) {
            octets--;
        }
        return octets;
    }

    static Stream<Arguments> usersAndSizes() {
        return Stream.of(
                        new UsmUser("u"),
                        SIGNING,
                        PRIVATE,
                        SIGNING.withPriv(PrivProtocol.AES_256, PASSWORD))
                .flatMap(user ->
                        IntStream.of(MIN_SIZE, 485, 486, 487, 512, 600, 1472, 65_507)
                                .mapToObj(size -> arguments(user, size)));
    }

    @ParameterizedTest
    @MethodSource("usersAndSizes")
    void whatFitsMakesNoLargerMessageAndWhatDoesNotDoes(UsmUser user, int size) throws IOException {
        UsmRequest request = request(user, fixture.get().maxSize(size).pdu(NAME));
        assertThat(request.maxResponseSize()).isEqualTo(size);
        int room = request.roomForPdu();
        int octets = filling(room);
        assertThat(request.respond(response(octets)).length).isLessThanOrEqualTo(size);
        assertThat(request.respond(response(octets + 1)).length).isGreaterThan(size);
    }

    @Test
    void everySizeIsFilledAsFarAsItGoes() throws IOException {
        // Around each size where a length needs one octet more, the message must not be too large.
        for (int size = MIN_SIZE; size < 1_000; size++) {
            UsmRequest request =
                    request(EngineFixture.PLAIN, fixture.get().maxSize(size).pdu(NAME));
            int room = request.roomForPdu();
            int length = request.respond(response(filling(room))).length;
            assertThat(length).as("of at most %d", size).isBetween(size - 3, size);
        }
    }

    @Test
    void roomIsLeftForTheDigitsOfTheTimeToCome() throws IOException {
        EngineFixture early = new EngineFixture();
        early.pass(32_760 - EngineFixture.TIME);
        UsmRequest request = early.request(early.getAs(EngineFixture.PLAIN).maxSize(484).octets());
        int room = request.roomForPdu();
        int octets = filling(room);
        assertThat(request.respond(response(octets)).length).isEqualTo(483);
        early.pass(60);
        assertThat(request.respond(response(octets)).length).isEqualTo(484);
    }

    @Test
    void tooBigFitsWhereSixtyVariablesDoNot() throws IOException {
        byte[][] names = new byte[60][];
        Arrays.fill(names, varBind(SYS_NAME.toString()));
        for (UsmUser user : List.of(EngineFixture.PLAIN, PRIVATE)) {
            UsmRequest request =
                    request(user, fixture.get().maxSize(MIN_SIZE).pdu(pdu(GET, 1, 0, 0, names)));
            PDU full = new PDU(PDU.RESPONSE, request.pdu().getVariableBindings());
            assertThat(full.size()).isEqualTo(60);
            assertThat(full.getBERLength()).isGreaterThan(request.roomForPdu());
            PDU tooBig = new PDU(PDU.RESPONSE, List.of());
            tooBig.setErrorStatus(PDU.tooBig);
            assertThat(tooBig.getBERLength()).isLessThanOrEqualTo(request.roomForPdu());
            assertThat(request.respond(tooBig).length).isLessThanOrEqualTo(MIN_SIZE);
        }
    }

    @Test
    void whereEvenTooBigDoesNotFitThereIsNoRoom() throws IOException {
        UsmUser user =
                new UsmUser("u".repeat(32))
                        .withAuth(AuthProtocol.SHA_512, PASSWORD)
                        .withPriv(PrivProtocol.DES, PASSWORD);
        PDU tooBig = new PDU(PDU.RESPONSE, List.of());
        tooBig.setErrorStatus(PDU.tooBig);
        V3Message message =
                fixture.get()
                        .maxSize(MIN_SIZE)
                        .context(EngineFixture.ENGINE_ID, "c".repeat(310))
                        .pdu(NAME);
        UsmRequest request = request(user, message);
        assertThat(request.roomForPdu()).isLessThan(tooBig.getBERLength());
        assertThat(request.respond(tooBig).length).isGreaterThan(MIN_SIZE);
        UsmRequest without = request(user, message.context(new byte[0], "c".repeat(600)));
        assertThat(without.roomForPdu()).isNegative();
    }

    @Test
    void weAnswerWithNoMoreThanWeAnnounce() {
        LocalEngine engine =
                new LocalEngine(OctetString.of(EngineFixture.ENGINE_ID), 1, MASTER_KEYS);
        engine.add(EngineFixture.PLAIN);
        Incoming incoming =
                new MessageProcessing(1_000)
                        .decode(fixture.get().at(1, 0).user("plain").octets(), engine, _ -> null);
        assertThat(incoming).isInstanceOf(UsmRequest.class);
        assertThat(((UsmRequest) incoming).maxResponseSize()).isEqualTo(1_000);
        assertThat(((UsmRequest) incoming).roomForPdu()).isBetween(880, 950);
    }

    @Test
    void aScopedPduIsScopedOnce() throws IOException {
        UsmRequest request = fixture.request(fixture.getAs(EngineFixture.PLAIN).octets());
        PDU response = response(3);
        ScopedPDU scoped = new ScopedPDU();
        scoped.setType(PDU.RESPONSE);
        scoped.setRequestID(new Integer32(1));
        scoped.addAll(response.getVariableBindings());
        assertThat(request.respond(scoped)).isEqualTo(request.respond(response));
    }

    @Test
    void whatBerCannotExpressIsRefused() {
        UsmRequest request = fixture.request(fixture.getAs(EngineFixture.PLAIN).octets());
        PDU response = new PDU();
        response.setType(PDU.RESPONSE);
        response.add(new VariableBinding(new OID("3.1")));
        assertThatThrownBy(() -> request.respond(response)).isInstanceOf(IOException.class);
    }
}
