package dev.sonde.simulator.internal.agent;

import java.io.IOException;
import org.snmp4j.MessageDispatcherImpl;
import org.snmp4j.TransportMapping;
import org.snmp4j.TransportStateReference;
import org.snmp4j.asn1.BERInputStream;
import org.snmp4j.event.CounterEvent;
import org.snmp4j.mp.MPv1;
import org.snmp4j.mp.MPv2c;
import org.snmp4j.mp.MessageProcessingModel;
import org.snmp4j.mp.SnmpConstants;
import org.snmp4j.smi.Address;

/// snmp4j's dispatcher with the message processing of v1 and v2c, counting what it drops.
final class Dispatcher extends MessageDispatcherImpl {

    private final Counters counters;

    Dispatcher(Responder responder, Counters counters) {
        this.counters = counters;
        addMessageProcessingModel(new MPv1());
        addMessageProcessingModel(new MPv2c());
        addCommandResponder(responder);
    }

    /// Turns what snmp4j's decoder throws beside its IOException into one, which is counted.
    @Override
    protected <A extends Address> void dispatchMessage(
            TransportMapping<? super A> transport,
            MessageProcessingModel model,
            A peer,
            BERInputStream message,
            TransportStateReference state)
            throws IOException {
        try {
            super.dispatchMessage(transport, model, peer, message, state);
        } catch (RuntimeException e) {
            throw new IOException(e);
        }
    }

    @Override
    protected void fireIncrementCounter(CounterEvent event) {
        if (event.getOid().equals(SnmpConstants.snmpInvalidMsgs)) {
            counters.malformed.increment();
        }
    }
}
