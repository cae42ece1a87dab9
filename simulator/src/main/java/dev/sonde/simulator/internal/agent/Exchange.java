package dev.sonde.simulator.internal.agent;

import dev.sonde.client.Oid;
import dev.sonde.client.internal.snmp4j.Variables;
import dev.sonde.simulator.store.Waiting;
import java.io.IOException;
import java.net.InetSocketAddress;
import org.snmp4j.PDU;

/// One request and the way back.
record Exchange(Listener listener, InetSocketAddress source, IncomingRequest request, Route route) {

    DeviceContext context() {
        return route.context();
    }

    void send(byte[] message) throws IOException {
        listener.send(message, source);
    }

    boolean isAuthorized() {
        return !(request instanceof V3Request v3)
                || context().device().admits(v3.message().user(), v3.message().level());
    }

    /// What its answer begins with, or what it asks for where that is not known.
    Oid subject() {
        PDU pdu = request.pdu();
        Oid asked = pdu.size() == 0 ? Oid.of("") : Variables.fromSnmp4j(pdu.get(0).getOid());
        if (pdu.getType() != PDU.GETNEXT && pdu.getType() != PDU.GETBULK) {
            return asked;
        }
        try {
            Oid next = context().store().nextOid(asked);
            return next == null ? asked : next;
        } catch (RuntimeException e) {
            // A store is anybody's code; the answer will tell.
            return asked;
        }
    }

    boolean mayWait() {
        try {
            Waiting store = context().store().waiting();
            return store == Waiting.ALWAYS
                    || (store == Waiting.TO_SET && request.pdu().getType() == PDU.SET);
        } catch (RuntimeException e) {
            // A store is anybody's code: one that cannot even tell is not asked here.
            return true;
        }
    }
}
