package dev.sonde.benchmarks;

import java.io.IOException;
import java.net.InetSocketAddress;

/// An SNMP client under load. One instance serves all callers of a run.
interface Contender extends AutoCloseable {

    /// One v2c GET of one object; false if it failed.
    boolean get();

    /// One v3 GET, authPriv with SHA and AES; false if it failed.
    boolean v3get();

    /// One bulk walk of the agent's table, 50 repetitions a request; the number of varbinds, or −1
    /// if it failed.
    int walk();

    @Override
    void close() throws IOException;

    /// The contender named `name` against `agent`, and `v3Agent` for SNMPv3.
    static Contender open(String name, InetSocketAddress agent, InetSocketAddress v3Agent)
            throws IOException {
        return switch (name) {
            case "sonde" -> new SondeContender(agent, v3Agent);
            case "snmp4j" -> new Snmp4jContender(agent, v3Agent);
            default -> throw new IllegalArgumentException("no contender is named " + name);
        };
    }
}
