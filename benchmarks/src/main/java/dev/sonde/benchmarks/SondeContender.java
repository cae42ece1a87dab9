package dev.sonde.benchmarks;

import dev.sonde.client.Community;
import dev.sonde.client.Oid;
import dev.sonde.client.Session;
import dev.sonde.client.SnmpEngine;
import dev.sonde.client.SnmpException;
import dev.sonde.client.Target;
import dev.sonde.client.VarBind;
import java.net.InetSocketAddress;
import java.time.Duration;

/// Sonde as its users use it: one engine, a session per agent, `get` and `bulkWalk`.
final class SondeContender implements Contender {

    private static final Oid OBJECT = Oid.of(LoadTable.OBJECT);
    private static final Oid TABLE = Oid.of(LoadTable.TABLE);

    private final SnmpEngine engine = SnmpEngine.builder().open();
    private final Session session;

    SondeContender(InetSocketAddress agent) {
        this.session =
                engine.session(
                        Target.of(agent, new Community("public"))
                                .withTimeout(Duration.ofSeconds(2))
                                .withRetries(1));
    }

    @Override
    public boolean get() {
        try {
            return session.get(OBJECT).value().isPresent();
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
