package dev.sonde.client.internal.snmp4j;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sonde.client.Community;
import dev.sonde.client.Oid;
import dev.sonde.client.Value;
import dev.sonde.client.VarBind;
import dev.sonde.client.Version;
import dev.sonde.client.internal.message.Pdu;
import dev.sonde.client.internal.message.PduReader;
import dev.sonde.client.internal.message.PduType;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// snmp4j encodes, we read: what comes back is what went in, for values of every type and size.
class PduReaderOracleTest {

    private static final int PDUS = 2000;

    @Test
    void readsWhatSnmp4jWrites() throws Exception {
        long seed = System.nanoTime();
        System.out.println("seed " + seed);
        Random random = new Random(seed);
        List<Value> samples = VariablesRoundTripTest.extremesOfEveryType().toList();
        for (int i = 0; i < PDUS; i++) {
            List<VarBind> varBinds = new ArrayList<>();
            for (int j = random.nextInt(40); j > 0; j--) {
                Value value = samples.get(random.nextInt(samples.size()));
                varBinds.add(new VarBind(oid(random), value));
            }
            Pdu pdu =
                    new Pdu(
                            PduType.RESPONSE,
                            random.nextInt(19),
                            random.nextInt(1000),
                            List.copyOf(varBinds));
            byte[] message =
                    CommunityMessage.encode(
                            new Community("x".repeat(random.nextInt(200)), Version.V1),
                            pdu,
                            random.nextInt());
            assertThat(PduReader.ofCommunityMessage(message)).isEqualTo(pdu);
        }
    }

    private static Oid oid(Random random) {
        Oid oid = Oid.of(random.nextInt(3), random.nextInt(40));
        for (int i = random.nextInt(60); i > 0; i--) {
            oid = oid.append(Integer.toUnsignedLong(random.nextInt()) >>> random.nextInt(32));
        }
        return oid;
    }
}
