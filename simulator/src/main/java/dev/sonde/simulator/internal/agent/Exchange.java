package dev.sonde.simulator.internal.agent;

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
