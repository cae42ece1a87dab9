package dev.sonde.benchmarks;

import dev.sonde.client.AuthProtocol;
import dev.sonde.client.Community;
import dev.sonde.client.Credentials;
import dev.sonde.client.Oid;
import dev.sonde.client.PrivProtocol;
import dev.sonde.client.Session;
import dev.sonde.client.SnmpEngine;
import dev.sonde.client.SnmpException;
import dev.sonde.client.Target;
import dev.sonde.client.UsmUser;
import dev.sonde.client.VarBind;
import java.net.InetSocketAddress;
import java.time.Duration;

/// Sonde as its users use it: one engine, a session per agent, `get` and `bulkWalk`. Only the limit
/// on requests to one agent is lifted, for there is but one.
final class SondeContender implements Contender {

    private static final Oid OBJECT = Oid.of(Workload.OBJECT);
    private static final Oid SYS_DESCR = Oid.of(Workload.SYS_DESCR);
    private static final Oid TABLE = Oid.of(Workload.TABLE);

    private final SnmpEngine engine =
            SnmpEngine.builder().maxInFlightPerAgent(Workload.MAX_CALLERS).open();
    private final Session session;
    private final Session v3Session;

    SondeContender(InetSocketAddress agent, InetSocketAddress v3Agent) {
        this.session = session(agent, new Community(Workload.COMMUNITY));
        this.v3Session =
                session(
                        v3Agent,
                        new UsmUser(Workload.USER)
                                .withAuth(AuthProtocol.SHA_1, Workload.AUTH_PASSWORD)
                                .withPriv(PrivProtocol.AES_128, Workload.PRIV_PASSWORD));
    }

    private Session session(InetSocketAddress agent, Credentials credentials) {
        return engine.session(
                Target.of(agent, credentials).withTimeout(Duration.ofSeconds(2)).withRetries(1));
    }

    @Override
    public boolean get() {
        return get(session, OBJECT);
    }

    @Override
    public boolean v3get() {
        return get(v3Session, SYS_DESCR);
    }

    private static boolean get(Session session, Oid oid) {
        try {
            return session.get(oid).value().isPresent();
        } catch (SnmpException e) {
            return false;
        }
    }

    @Override
    public int walk() {
        int varBinds = 0;
        try {
            for (VarBind varBind : session.bulkWalk(TABLE, Workload.MAX_REPETITIONS)) {
                varBinds += varBind.value().isPresent() ? 1 : 0;
            }
            return varBinds;
        } catch (SnmpException e) {
            return -1;
        }
    }

    @Override
    public void close() {
        engine.close();
    }
}
