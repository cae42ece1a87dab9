package dev.sonde.simulator.internal.agent;

import dev.sonde.client.Counter64;
import dev.sonde.client.Missing;
import dev.sonde.client.Oid;
import dev.sonde.client.Value;
import dev.sonde.client.VarBind;
import dev.sonde.client.internal.snmp4j.Variables;
import dev.sonde.simulator.store.OidStore;
import dev.sonde.simulator.store.RefusedException;
import dev.sonde.simulator.store.SilenceException;
import dev.sonde.simulator.store.Waiting;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.snmp4j.PDU;
import org.snmp4j.agent.MOServer;
import org.snmp4j.agent.RequestHandler;
import org.snmp4j.agent.request.SnmpRequest;
import org.snmp4j.smi.OID;
import org.snmp4j.smi.VariableBinding;

/// GET and GETNEXT (RFC 3416 §4.2.1 and §4.2.2), each varbind straight from the store.
///
/// snmp4j-agent's own handlers query, look up and lock a managed object for every varbind.
final class ReadHandler implements RequestHandler<SnmpRequest> {

    private static final int BATCH = 64;

    @Override
    public boolean isSupported(int pduType) {
        return pduType == PDU.GET || pduType == PDU.GETNEXT;
    }

    @Override
    public void processPdu(SnmpRequest request, MOServer server) {
        StoreRequest answered = (StoreRequest) request;
        StoreObject object = ((StoreServer) server).object();
        PDU pdu = request.getSource().getPDU();
        List<? extends VariableBinding> asked = pdu.getVariableBindings();
        boolean next = pdu.getType() == PDU.GETNEXT;
        boolean answers = !answered.isDecided();
        for (int i = 0; i < asked.size() && answers; i++) {
            answers = answer(answered, i, asked.get(i).getOid(), object, next);
        }
    }

    /// Answers one varbind; false if the request has failed with it.
    private static boolean answer(
            StoreRequest request, int index, OID name, StoreObject object, boolean next) {
        try {
            VariableBinding answer =
                    next ? next(request, name, object.store()) : get(request, name, object);
            if (answer == null) {
                request.fail(index, PDU.noSuchName);
            } else {
                request.answer(index, answer);
            }
            return answer != null;
        } catch (SilenceException e) {
            request.silence(e);
        } catch (RefusedException e) {
            request.fail(index, e.status().code());
        } catch (RuntimeException e) {
            object.failed(next ? "GETNEXT" : "GET", e);
            request.fail(index, PDU.genErr);
        }
        return false;
    }

    /// The answer to a GET of `name`, or null for noSuchName.
    private static @Nullable VariableBinding get(
            StoreRequest request, OID name, StoreObject object) {
        Oid oid = Variables.fromSnmp4j(name);
        Value value = object.store().get(oid);
        if (request.isV1()) {
            // v1 has neither exceptions nor Counter64 (RFC 3584 §4.2.2.1).
            if (value == null || !value.isPresent() || value instanceof Counter64) {
                return null;
            }
        }
        Value answer = value == null ? object.types().missing(oid) : value;
        return new VariableBinding(name, Variables.toSnmp4j(answer));
    }

    /// The answer to a GETNEXT of `name`, or null for noSuchName.
    private static @Nullable VariableBinding next(StoreRequest request, OID name, OidStore store) {
        Oid oid = Variables.fromSnmp4j(name);
        VarBind next = request.isV1() ? nextInV1(oid, store) : store.next(oid);
        if (next != null) {
            return Variables.toSnmp4j(next);
        }
        return request.isV1()
                ? null
                : new VariableBinding(name, Variables.toSnmp4j(Missing.END_OF_MIB_VIEW));
    }

    /// The next object that v1 can express: Counter64 is passed over (RFC 3584 §4.2.2.2).
    private static @Nullable VarBind nextInV1(Oid oid, OidStore store) {
        // A batch, where to read in vain costs nothing but time of ours.
        int batch = store.waiting() == Waiting.ALWAYS ? 1 : BATCH;
        VarBind next = store.next(oid);
        while (next != null && next.value() instanceof Counter64) {
            List<VarBind> following = store.next(next.oid(), batch);
            next = following.isEmpty() ? null : following.getLast();
            for (VarBind varBind : following) {
                if (!(varBind.value() instanceof Counter64)) {
                    return varBind;
                }
            }
        }
        return next;
    }
}
