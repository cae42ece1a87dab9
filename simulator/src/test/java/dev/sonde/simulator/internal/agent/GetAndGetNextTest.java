package dev.sonde.simulator.internal.agent;

import static dev.sonde.simulator.internal.agent.Wire.GET;
import static dev.sonde.simulator.internal.agent.Wire.GET_NEXT;
import static dev.sonde.simulator.internal.agent.Wire.RESPONSE;
import static dev.sonde.simulator.internal.agent.Wire.SET;
import static dev.sonde.simulator.internal.agent.Wire.V1;
import static dev.sonde.simulator.internal.agent.Wire.V2C;
import static dev.sonde.simulator.internal.agent.Wire.concat;
import static dev.sonde.simulator.internal.agent.Wire.endOfMibView;
import static dev.sonde.simulator.internal.agent.Wire.integer;
import static dev.sonde.simulator.internal.agent.Wire.message;
import static dev.sonde.simulator.internal.agent.Wire.noSuchInstance;
import static dev.sonde.simulator.internal.agent.Wire.noSuchObject;
import static dev.sonde.simulator.internal.agent.Wire.nothing;
import static dev.sonde.simulator.internal.agent.Wire.octets;
import static dev.sonde.simulator.internal.agent.Wire.oid;
import static dev.sonde.simulator.internal.agent.Wire.pdu;
import static dev.sonde.simulator.internal.agent.Wire.tlv;
import static dev.sonde.simulator.internal.agent.Wire.varBind;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sonde.client.Integer32;
import dev.sonde.client.Missing;
import dev.sonde.client.OctetString;
import dev.sonde.client.Oid;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// GET and GETNEXT as RFC 3416 §4.2.1 and §4.2.2 and RFC 1157 want them, octet by octet.
class GetAndGetNextTest {

    private static final String SYS_DESCR = "1.3.6.1.2.1.1.1.0";
    private static final String SYS_NAME = "1.3.6.1.2.1.1.5.0";
    private static final String IF_NUMBER = "1.3.6.1.2.1.2.1.0";
    private static final String IF_DESCR = "1.3.6.1.2.1.2.2.1.2";
    private static final String HOLE = "1.3.6.1.2.1.25.1.1.0";
    private static final String LAST = "1.3.6.1.6.3.10.2.1.3.0";
    private static final String LONGEST = "1.3.6.1.2.1.99" + ".7".repeat(121);

    private static final String UNSPEAKABLE = "1.3.6.1.2.1.1.2.0";

    private static AgentFixture agent;

    @BeforeAll
    static void start() {
        agent =
                AgentFixture.of(
                        new TreeStore()
                                .with(SYS_DESCR, OctetString.of("a device"))
                                .with(UNSPEAKABLE, Oid.of("3.1"))
                                .with(SYS_NAME, OctetString.of("lab"))
                                .with(IF_NUMBER, new Integer32(2))
                                .with(IF_DESCR + ".1", OctetString.of("lo"))
                                .with(IF_DESCR + ".3000000001", OctetString.of("eth0"))
                                .with("1.3.6.1.2.1.2.2.1.3.1", new Integer32(24))
                                .with(HOLE, Missing.NO_SUCH_INSTANCE)
                                .with(LONGEST, new Integer32(128))
                                .with(LAST, new Integer32(9)));
    }

    @AfterAll
    static void stop() {
        agent.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {V1, V2C})
    void aRequestOfNothingIsAnsweredWithNothing(int version) {
        for (int type : new int[] {GET, GET_NEXT, SET}) {
            agent.assertAnswer(version, pdu(type, 1, 0, 0), pdu(RESPONSE, 1, 0, 0));
        }
    }

    @Test
    void anUnknownTypeIsNoSuchObjectAndAnUnknownInstanceIsNoSuchInstance() {
        agent.assertAnswer(
                V2C,
                pdu(
                        GET,
                        3,
                        0,
                        0,
                        varBind("1.3.6.1.4.1.99999.1.0"),
                        varBind(IF_DESCR + ".999"),
                        varBind("1.3.6.1.2.1.1.5.7")),
                pdu(
                        RESPONSE,
                        3,
                        0,
                        0,
                        varBind("1.3.6.1.4.1.99999.1.0", noSuchObject()),
                        varBind(IF_DESCR + ".999", noSuchInstance()),
                        varBind("1.3.6.1.2.1.1.5.7", noSuchInstance())));
    }

    @Test
    void aScalarWithoutItsZeroIsNoSuchInstance() {
        agent.assertAnswer(
                V2C,
                pdu(GET, 4, 0, 0, varBind("1.3.6.1.2.1.1.5")),
                pdu(RESPONSE, 4, 0, 0, varBind("1.3.6.1.2.1.1.5", noSuchInstance())));
    }

    @ParameterizedTest
    @ValueSource(ints = {V1, V2C})
    void theSameOidTwiceIsAnsweredTwiceInOrder(int version) {
        agent.assertAnswer(
                version,
                pdu(GET, 5, 0, 0, varBind(SYS_NAME), varBind(IF_NUMBER), varBind(SYS_NAME)),
                pdu(
                        RESPONSE,
                        5,
                        0,
                        0,
                        varBind(SYS_NAME, octets("lab")),
                        varBind(IF_NUMBER, integer(2)),
                        varBind(SYS_NAME, octets("lab"))));
    }

    @ParameterizedTest
    @ValueSource(ints = {V1, V2C})
    void aValueInAGetIsIgnored(int version) {
        agent.assertAnswer(
                version,
                pdu(GET, 6, 0, 0, varBind(SYS_NAME, integer(77))),
                pdu(RESPONSE, 6, 0, 0, varBind(SYS_NAME, octets("lab"))));
    }

    @ParameterizedTest
    @ValueSource(ints = {V1, V2C})
    void anErrorStatusInARequestIsIgnored(int version) {
        agent.assertAnswer(
                version,
                pdu(GET, 7, 5, 3, varBind(SYS_NAME)),
                pdu(RESPONSE, 7, 0, 0, varBind(SYS_NAME, octets("lab"))));
    }

    @ParameterizedTest
    @ValueSource(ints = {-5, Integer.MAX_VALUE, Integer.MIN_VALUE, 0})
    void theRequestIdComesBackAsItWas(int requestId) {
        agent.assertAnswer(
                V2C,
                pdu(GET, requestId, 0, 0, varBind(SYS_NAME)),
                pdu(RESPONSE, requestId, 0, 0, varBind(SYS_NAME, octets("lab"))));
    }

    @Test
    void aGetOfZeroDotZeroIsNoSuchObject() {
        agent.assertAnswer(
                V2C,
                pdu(GET, 9, 0, 0, varBind("0.0")),
                pdu(RESPONSE, 9, 0, 0, varBind("0.0", noSuchObject())));
    }

    @ParameterizedTest
    @ValueSource(ints = {V1, V2C})
    void nothingPrecedesZeroDotZeroAndTheEmptyOid(int version) {
        byte[] first = pdu(RESPONSE, 10, 0, 0, varBind(SYS_DESCR, octets("a device")));
        agent.assertAnswer(version, pdu(GET_NEXT, 10, 0, 0, varBind("0.0")), first);
        byte[] emptyOid = tlv(0x30, tlv(0x06), nothing());
        agent.assertAnswer(version, pdu(GET_NEXT, 10, 0, 0, emptyOid), first);
    }

    @Test
    void pastTheEndIsEndOfMibViewUnderTheNameAsked() {
        agent.assertAnswer(
                V2C,
                pdu(GET_NEXT, 11, 0, 0, varBind(LAST), varBind("2.5.1"), varBind(UNSPEAKABLE)),
                pdu(
                        RESPONSE,
                        11,
                        0,
                        0,
                        varBind(LAST, endOfMibView()),
                        varBind("2.5.1", endOfMibView()),
                        varBind(SYS_NAME, octets("lab"))));
    }

    @Test
    void arcsAreOrderedUnsigned() {
        agent.assertAnswer(
                V2C,
                pdu(
                        GET_NEXT,
                        12,
                        0,
                        0,
                        varBind(IF_DESCR + ".1"),
                        varBind(IF_DESCR + ".3000000000"),
                        varBind(IF_DESCR + ".4294967295")),
                pdu(
                        RESPONSE,
                        12,
                        0,
                        0,
                        varBind(IF_DESCR + ".3000000001", octets("eth0")),
                        varBind(IF_DESCR + ".3000000001", octets("eth0")),
                        varBind("1.3.6.1.2.1.2.2.1.3.1", integer(24))));
    }

    @Test
    void anArcOver32BitsIsDropped() {
        long malformed = agent.statistics().malformed();
        agent.manager()
                .assertSilence(
                        message(V2C, "public", pdu(GET, 13, 0, 0, varBind("1.3.6.4294967296"))));
        assertThat(agent.statistics().malformed()).isEqualTo(malformed + 1);
    }

    @Test
    void anOidOf128ArcsIsAnsweredAndOneOf129Dropped() {
        agent.assertAnswer(
                V2C,
                pdu(GET, 14, 0, 0, varBind(LONGEST)),
                pdu(RESPONSE, 14, 0, 0, varBind(LONGEST, integer(128))));
        long malformed = agent.statistics().malformed();
        agent.manager()
                .assertSilence(message(V2C, "public", pdu(GET, 14, 0, 0, varBind(LONGEST + ".7"))));
        assertThat(agent.statistics().malformed()).isEqualTo(malformed + 1);
    }

    @ParameterizedTest
    @ValueSource(ints = {V1, V2C})
    void afterTheLastInstanceOfASubtreeComesTheNextSubtree(int version) {
        agent.assertAnswer(
                version,
                pdu(GET_NEXT, 15, 0, 0, varBind(IF_DESCR + ".4000000000")),
                pdu(RESPONSE, 15, 0, 0, varBind("1.3.6.1.2.1.2.2.1.3.1", integer(24))));
    }

    @Test
    void otherVersionsAreDroppedAndCounted() {
        long before = agent.statistics().unknownVersion();
        for (int version : new int[] {2, 4, -1, 127}) {
            agent.manager()
                    .assertSilence(
                            message(version, "public", pdu(GET, 16, 0, 0, varBind(SYS_NAME))));
        }
        assertThat(agent.statistics().unknownVersion()).isEqualTo(before + 4);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Public", "publi", "publicc", "public\0", ""})
    void anotherCommunityIsSilenceAndCounted(String community) {
        long before = agent.statistics().unknownCommunity();
        agent.manager()
                .assertSilence(message(V2C, community, pdu(GET, 17, 0, 0, varBind(SYS_NAME))));
        assertThat(agent.statistics().unknownCommunity()).isEqualTo(before + 1);
    }

    @ParameterizedTest
    @ValueSource(ints = {0xA2, 0xA6, 0xA7, 0xA8})
    void whatAsksForNothingIsDroppedAndCounted(int type) {
        long before = agent.statistics().unsupported();
        agent.manager()
                .assertSilence(message(V2C, "public", pdu(type, 18, 0, 0, varBind(SYS_NAME))));
        assertThat(agent.statistics().unsupported()).isEqualTo(before + 1);
    }

    @Test
    void octetsAfterTheMessageAreIgnored() {
        agent.manager()
                .assertAnswer(
                        concat(
                                message(V2C, "public", pdu(GET, 19, 0, 0, varBind(SYS_NAME))),
                                new byte[] {1, 2, 3}),
                        message(
                                V2C,
                                "public",
                                pdu(RESPONSE, 19, 0, 0, varBind(SYS_NAME, octets("lab")))));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4})
    void longFormsOfLengthsAreAccepted(int octets) {
        byte[] varBinds = longForm(0x30, octets, longForm(0x30, octets, oid(SYS_NAME), nothing()));
        byte[] pdu = longForm(GET, octets, integer(20), integer(0), integer(0), varBinds);
        agent.manager()
                .assertAnswer(
                        longForm(0x30, octets, integer(V2C), octets("public"), pdu),
                        message(
                                V2C,
                                "public",
                                pdu(RESPONSE, 20, 0, 0, varBind(SYS_NAME, octets("lab")))));
    }

    private static byte[] longForm(int tag, int octets, byte[]... parts) {
        byte[] content = concat(parts);
        byte[] header = new byte[2 + octets];
        header[0] = (byte) tag;
        header[1] = (byte) (0x80 | octets);
        header[1 + octets] = (byte) content.length;
        return concat(header, content);
    }

    @Test
    void indefiniteLengthsAreDropped() {
        long malformed = agent.statistics().malformed();
        byte[] content =
                concat(
                        integer(V2C),
                        octets("public"),
                        pdu(GET, 21, 0, 0, varBind(SYS_NAME)),
                        new byte[2]);
        agent.manager().assertSilence(concat(new byte[] {0x30, (byte) 0x80}, content));
        assertThat(agent.statistics().malformed()).isEqualTo(malformed + 1);
    }

    @Test
    void twoHundredVarBindsAreAnsweredInOrder() {
        byte[][] asked = new byte[200][];
        byte[][] expected = new byte[200][];
        for (int i = 0; i < 200; i++) {
            boolean even = i % 2 == 0;
            asked[i] = varBind(even ? SYS_NAME : IF_NUMBER);
            expected[i] = even ? varBind(SYS_NAME, octets("lab")) : varBind(IF_NUMBER, integer(2));
        }
        agent.assertAnswer(V2C, pdu(GET, 23, 0, 0, asked), pdu(RESPONSE, 23, 0, 0, expected));
    }

    @ParameterizedTest
    @ValueSource(ints = {0xA4, 0xA9, 0xAF, 0x30})
    void anUnknownPduIsDropped(int tag) {
        long malformed = agent.statistics().malformed();
        agent.manager()
                .assertSilence(message(V2C, "public", pdu(tag, 24, 0, 0, varBind(SYS_NAME))));
        assertThat(agent.statistics().malformed()).isEqualTo(malformed + 1);
    }

    @Test
    void anExplicitHoleIsAnsweredAsRecordedAndPassedOver() {
        agent.assertAnswer(
                V2C,
                pdu(GET, 25, 0, 0, varBind(HOLE)),
                pdu(RESPONSE, 25, 0, 0, varBind(HOLE, noSuchInstance())));
        agent.assertAnswer(
                V2C,
                pdu(GET_NEXT, 25, 0, 0, varBind("1.3.6.1.2.1.25")),
                pdu(RESPONSE, 25, 0, 0, varBind(LONGEST, integer(128))));
    }

    @Test
    void aValueThatCannotBeEncodedIsGenErr() {
        int genErr = 5;
        agent.assertAnswer(
                V2C,
                pdu(GET, 26, 0, 0, varBind(SYS_NAME), varBind(UNSPEAKABLE)),
                pdu(RESPONSE, 26, genErr, 0, varBind(SYS_NAME), varBind(UNSPEAKABLE)));
        assertThat(agent.statistics().unsent()).isZero();
    }
}
