package dev.sonde.simulator.internal.usm;

import static dev.sonde.simulator.internal.agent.Wire.GET;
import static dev.sonde.simulator.internal.agent.Wire.counter32;
import static dev.sonde.simulator.internal.agent.Wire.pdu;
import static dev.sonde.simulator.internal.agent.Wire.varBind;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sonde.client.AuthProtocol;
import dev.sonde.client.OctetString;
import dev.sonde.client.PrivProtocol;
import dev.sonde.client.UsmUser;
import dev.sonde.client.internal.snmp4j.MasterKeys;
import java.util.HexFormat;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.snmp4j.security.AuthHMAC192SHA256;
import org.snmp4j.security.AuthSHA;
import org.snmp4j.security.AuthenticationProtocol;
import org.snmp4j.security.PrivAES128;
import org.snmp4j.security.PrivacyProtocol;

/// An engine at 7 boots and 1000 seconds with a user for each level.
final class EngineFixture {

    static final byte[] ENGINE_ID = HexFormat.of().parseHex("80001f8880aabbccdd11223344");
    static final int BOOTS = 7;
    static final int TIME = 1_000;
    static final int REPORT = 0xA8;
    static final int REQUEST_ID = 0x5678;
    static final byte[] GET_NAME = pdu(GET, REQUEST_ID, 0, 0, varBind("1.3.6.1.2.1.1.5.0"));

    static final String AUTH_PASSWORD = "authentication 1";
    static final String PRIV_PASSWORD = "privacy 12";
    static final UsmUser PRIVATE =
            new UsmUser("private")
                    .withAuth(AuthProtocol.SHA_256, AUTH_PASSWORD)
                    .withPriv(PrivProtocol.AES_128, PRIV_PASSWORD);
    static final UsmUser SIGNING =
            new UsmUser("signing").withAuth(AuthProtocol.SHA_1, AUTH_PASSWORD);
    static final UsmUser PLAIN = new UsmUser("plain");
    static final AuthenticationProtocol SHA_1 = new AuthSHA();
    static final AuthenticationProtocol SHA_256 = new AuthHMAC192SHA256();
    static final PrivacyProtocol AES_128 = new PrivAES128();

    /// Shared, so that the passwords become keys once for all tests.
    static final MasterKeys MASTER_KEYS = new MasterKeys();

    private static final int MAX_SIZE = 65_507;

    private final AtomicLong nanos = new AtomicLong(-5);
    private final LocalEngine engine;
    private final MessageProcessing processing = new MessageProcessing(MAX_SIZE);

    EngineFixture() {
        this(BOOTS);
    }

    EngineFixture(int boots) {
        engine = new LocalEngine(OctetString.of(ENGINE_ID), boots, MASTER_KEYS, nanos::get);
        engine.add(PRIVATE);
        engine.add(SIGNING);
        engine.add(PLAIN);
        pass(TIME);
    }

    LocalEngine engine() {
        return engine;
    }

    MessageProcessing processing() {
        return processing;
    }

    void pass(long seconds) {
        nanos.addAndGet(TimeUnit.SECONDS.toNanos(seconds));
    }

    Incoming decode(byte[] message) {
        byte[] copy = message.clone();
        Incoming incoming = processing.decode(message, engine, _ -> null);
        assertThat(message).as("the message, which is not to be changed").isEqualTo(copy);
        return incoming;
    }

    UsmRequest request(byte[] message) {
        Incoming incoming = decode(message);
        assertThat(incoming).isInstanceOf(UsmRequest.class);
        return (UsmRequest) incoming;
    }

    /// A GET of sysName to this engine, timely.
    V3Message get() {
        return new V3Message(ENGINE_ID).at(engine.boots(), engine.time()).pdu(GET_NAME);
    }

    V3Message getAs(UsmUser user) {
        return get().user(user.name());
    }

    /// What the engine reports, not yet secured.
    V3Message report(int requestId, ReportCounter counter, int value) {
        return new V3Message(ENGINE_ID)
                .flags(0)
                .at(engine.boots(), engine.time())
                .pdu(
                        pdu(
                                REPORT,
                                requestId,
                                0,
                                0,
                                varBind(counter.oid().toString(), counter32(value))));
    }

    void assertReport(byte[] message, ReportCounter counter, byte[] expected) {
        Incoming incoming = decode(message);
        assertThat(incoming).isInstanceOf(Incoming.Report.class);
        Incoming.Report report = (Incoming.Report) incoming;
        assertThat(report.counter()).isEqualTo(counter);
        assertThat(HexFormat.of().formatHex(report.message()))
                .isEqualTo(HexFormat.of().formatHex(expected));
    }

    void assertDropped(byte[] message, Incoming.Reason reason) {
        assertThat(decode(message)).isEqualTo(new Incoming.Dropped(reason));
    }
}
