package dev.sonde.simulator.internal.usm;

import static dev.sonde.simulator.internal.agent.Wire.pdu;
import static dev.sonde.simulator.internal.agent.Wire.varBind;
import static dev.sonde.simulator.internal.usm.EngineFixture.AUTH_PASSWORD;
import static dev.sonde.simulator.internal.usm.EngineFixture.ENGINE_ID;
import static dev.sonde.simulator.internal.usm.EngineFixture.PLAIN;
import static dev.sonde.simulator.internal.usm.EngineFixture.PRIVATE;
import static dev.sonde.simulator.internal.usm.EngineFixture.PRIV_PASSWORD;
import static dev.sonde.simulator.internal.usm.EngineFixture.SHA_1;
import static dev.sonde.simulator.internal.usm.EngineFixture.SIGNING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sonde.client.AuthProtocol;
import dev.sonde.client.OctetString;
import dev.sonde.client.PrivProtocol;
import dev.sonde.client.UsmUser;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.snmp4j.PDU;
import org.snmp4j.smi.Integer32;
import org.snmp4j.smi.OID;
import org.snmp4j.smi.VariableBinding;

/// Traps, for which the engine that sends them is authoritative.
class UsmTrapTest {

    private static final int TRAP = 0xA7;
    private static final String SYS_NAME = "1.3.6.1.2.1.1.5.0";

    private final EngineFixture fixture = new EngineFixture();

    private byte[] trap(UsmUser user, SecurityLevel level) throws IOException {
        PDU trap = new PDU();
        trap.setType(PDU.TRAP);
        trap.setRequestID(new Integer32(9));
        trap.add(new VariableBinding(new OID(SYS_NAME)));
        return fixture.processing()
                .trap(fixture.engine(), user, level, OctetString.of("vlan-10"), trap);
    }

    /// The same, by hand, with the msgID that was sent.
    private V3Message expected(UsmUser user, byte[] sent) {
        int from = sent[1] < 0 ? 8 : 7;
        int msgId = 0;
        for (int i = 0; i < sent[from + 1]; i++) {
            msgId = (msgId << 8) | (sent[from + 2 + i] & 0xFF);
        }
        return fixture.getAs(user)
                .flags(0)
                .msgId(msgId)
                .context(ENGINE_ID, "vlan-10")
                .pdu(pdu(TRAP, 9, 0, 0, varBind(SYS_NAME)));
    }

    @Test
    void aTrapIsWhatItShouldBeToTheOctet() throws IOException {
        byte[] plain = trap(PLAIN, SecurityLevel.NO_AUTH_NO_PRIV);
        assertThat(plain).isEqualTo(expected(PLAIN, plain).octets());
        byte[] signed = trap(SIGNING, SecurityLevel.AUTH_NO_PRIV);
        assertThat(signed)
                .isEqualTo(expected(SIGNING, signed).flags(1).signed(SHA_1, AUTH_PASSWORD));
        // Another msgID each.
        assertThat(trap(PLAIN, SecurityLevel.NO_AUTH_NO_PRIV)).isNotEqualTo(plain);
    }

    @Test
    void anEncryptedTrapIsAuthenticAndATrap() throws IOException {
        byte[] encrypted = trap(PRIVATE, SecurityLevel.AUTH_PRIV);
        fixture.assertDropped(encrypted, Incoming.Reason.NO_REQUEST);
        assertThat(fixture.engine().count(ReportCounter.WRONG_DIGESTS)).isZero();
        encrypted[encrypted.length - 1] ^= 1;
        fixture.assertDropped(encrypted, Incoming.Reason.NOT_REPORTABLE);
        assertThat(fixture.engine().count(ReportCounter.WRONG_DIGESTS)).isEqualTo(1);
    }

    @Test
    void aUserNeedNotBeOneOfTheEngine() throws IOException {
        UsmUser receiver =
                new UsmUser("private")
                        .withAuth(AuthProtocol.SHA_256, "another password")
                        .withPriv(PrivProtocol.AES_128, PRIV_PASSWORD);
        byte[] encrypted = trap(receiver, SecurityLevel.AUTH_PRIV);
        fixture.assertDropped(encrypted, Incoming.Reason.NOT_REPORTABLE);
        fixture.engine().add(receiver);
        fixture.assertDropped(encrypted, Incoming.Reason.NO_REQUEST);
    }

    @Test
    void aLevelWithoutKeysForItIsRefused() {
        assertThatThrownBy(() -> trap(SIGNING, SecurityLevel.AUTH_PRIV))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("v3 user 'signing' (SHA, no privacy) has no keys for AUTH_PRIV");
    }
}
