package dev.sonde.benchmarks;

import dev.sonde.client.AuthProtocol;
import dev.sonde.client.Community;
import dev.sonde.client.Credentials;
import dev.sonde.client.PrivProtocol;
import dev.sonde.client.Session;
import dev.sonde.client.SnmpEngine;
import dev.sonde.client.Target;
import dev.sonde.client.UsmUser;
import java.lang.ref.Reference;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// Prints how much live heap an open session costs, each with an agent and credentials of its own.
@Command(
        name = "memory",
        mixinStandardHelpOptions = true,
        description = "Measures the live heap of open sessions.")
final class MemoryTable implements Runnable {

    @Option(
            names = "--sessions",
            defaultValue = "100000",
            description = "Default: ${DEFAULT-VALUE}.")
    private int sessions;

    @Override
    public void run() {
        print("v2c", () -> new Community("public"));
        print(
                "v3",
                () ->
                        new UsmUser(Workload.USER)
                                .withAuth(AuthProtocol.SHA_1, Workload.AUTH_PASSWORD)
                                .withPriv(PrivProtocol.AES_128, Workload.PRIV_PASSWORD));
    }

    private void print(String version, Supplier<Credentials> credentials) {
        try (SnmpEngine engine = SnmpEngine.builder().open()) {
            List<Session> open = new ArrayList<>(sessions);
            try {
                long before = liveHeap();
                for (int i = 0; i < sessions; i++) {
                    open.add(engine.session(Target.of(agent(i), credentials.get())));
                }
                System.out.printf(
                        "%,d open %s sessions: %,d bytes each%n",
                        sessions, version, (liveHeap() - before) / sessions);
            } finally {
                Reference.reachabilityFence(open);
            }
        }
    }

    private static InetSocketAddress agent(int i) {
        try {
            byte[] octets = {10, (byte) (i >> 16), (byte) (i >> 8), (byte) i};
            return new InetSocketAddress(InetAddress.getByAddress(octets), Target.DEFAULT_PORT);
        } catch (UnknownHostException e) {
            throw new AssertionError("four octets are always an address", e);
        }
    }

    private static long liveHeap() {
        Runtime runtime = Runtime.getRuntime();
        long used = Long.MAX_VALUE;
        for (int i = 0; i < 5; i++) {
            System.gc();
            used = Math.min(used, runtime.totalMemory() - runtime.freeMemory());
        }
        return used;
    }
}
