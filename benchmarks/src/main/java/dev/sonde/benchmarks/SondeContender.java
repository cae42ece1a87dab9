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

/// Sonde as its users use it: one engine, a session per agent, `get` and `bulkWalk`.
final class SondeContender implements Contender {

    private static final Oid TABLE = Oid.of(LoadTable.TABLE);

    private final SnmpEngine engine = SnmpEngine.builder().open();
    private final Session session;
    private final Oid object;

    private SondeContender(InetSocketAddress agent, Credentials credentials, String object) {
        this.object = Oid.of(object);
        this.session =
                engine.session(
                        Target.of(agent, credentials)
                                .withTimeout(Duration.ofSeconds(2))
                                .withRetries(1));
    }

    /// v2c, asking for an object of the table.
    static SondeContender v2c(InetSocketAddress agent) {
        return new SondeContender(agent, new Community("public"), LoadTable.OBJECT);
    }

    /// v3 authPriv with SHA and AES, asking for sysDescr.0.
    static SondeContender v3(InetSocketAddress agent) {
        return new SondeContender(
                agent,
                new UsmUser(LoadTable.USER)
                        .withAuth(AuthProtocol.SHA_1, LoadTable.AUTH_PASSWORD)
                        .withPriv(PrivProtocol.AES_128, LoadTable.PRIV_PASSWORD),
                LoadTable.SYS_DESCR);
    }

    @Override
    public boolean get() {
        try {
            return session.get(object).value().isPresent();
        } catch (SnmpException e) {
            return false;
        }
    }

    @Override
    public int walk() {
        int varBinds = 0;
        try {
            for (VarBind varBind : session.bulkWalk(TABLE, LoadTable.MAX_REPETITIONS)) {
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
