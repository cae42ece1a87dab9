package dev.sonde.simulator.internal.agent;

import static dev.sonde.simulator.internal.agent.Wire.GET;
import static dev.sonde.simulator.internal.agent.Wire.V2C;
import static dev.sonde.simulator.internal.agent.Wire.message;
import static dev.sonde.simulator.internal.agent.Wire.pdu;
import static dev.sonde.simulator.internal.agent.Wire.tlv;
import static dev.sonde.simulator.internal.agent.Wire.varBind;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sonde.client.OctetString;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// What nobody means well with costs memory in proportion to its own octets.
@Timeout(60)
class HostileAllocationTest {

    private static final int MESSAGES = 200;

    /// What a message costs however short it is, its marker and its answer among it.
    private static final long EACH = 40_000;

    private static final long FOR_EACH_OCTET = 20;

    private static List<byte[]> hostile() {
        List<byte[]> all = new ArrayList<>();
        byte[] good = message(V2C, "public", pdu(GET, 1, 0, 0, varBind("1.3.6.1.2.1.1.5.0")));
        byte[] hugeLength = {0x30, (byte) 0x84, 0x7F, -1, -1, -1, 2, 1, 1};
        all.add(hugeLength);
        all.add(new byte[65_507]);
        byte[] nested = varBind("1.3.6.1.2.1.1.5.0");
        while (nested.length < 60_000) {
            nested = tlv(0x30, nested);
        }
        all.add(nested);
        all.add(message(V2C, "public", pdu(GET, 1, 0, 0, nested)));
        Random random = new Random(4);
        while (all.size() < MESSAGES) {
            byte[] message = Arrays.copyOf(good, good.length + random.nextInt(60_000));
            int at = random.nextInt(good.length);
            message[at] = (byte) random.nextInt(256);
            message[0] = 0x31;
            all.add(message);
        }
        return all;
    }

    /// Of the thread that reads; the JVM counts it for each.
    private static long allocated(Thread reader) throws ReflectiveOperationException {
        Class<?> factory = Class.forName("java.lang.management.ManagementFactory");
        Object bean = factory.getMethod("getThreadMXBean").invoke(null);
        return (long)
                Class.forName("com.sun.management.ThreadMXBean")
                        .getMethod("getThreadAllocatedBytes", long.class)
                        .invoke(bean, reader.threadId());
    }

    private static Thread reader(Set<Thread> before) {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith("sonde-simulator"))
                .filter(thread -> !before.contains(thread))
                .findAny()
                .orElseThrow();
    }

    @Test
    void hostileMessagesCostInProportion() throws ReflectiveOperationException {
        Set<Thread> before = Set.copyOf(Thread.getAllStackTraces().keySet());
        TreeStore store = new TreeStore().with("1.3.6.1.2.1.1.5.0", OctetString.of("core"));
        try (AgentFixture agent = AgentFixture.of(store)) {
            Thread reader = reader(before);
            List<byte[]> messages = hostile();
            messages.forEach(agent.manager()::assertSilence);
            long start = allocated(reader);
            messages.forEach(agent.manager()::assertSilence);
            long octets = messages.stream().mapToLong(message -> message.length).sum();
            assertThat(start).isPositive();
            assertThat(allocated(reader) - start)
                    .isLessThan(messages.size() * EACH + octets * FOR_EACH_OCTET);
        }
    }
}
