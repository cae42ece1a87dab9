package dev.sonde.simulator.internal.agent;

import dev.sonde.simulator.store.RefusedException;
import dev.sonde.simulator.store.SilenceException;
import java.util.ArrayList;
import java.util.List;
import org.snmp4j.PDU;
import org.snmp4j.agent.MOServer;
import org.snmp4j.agent.RequestHandler;
import org.snmp4j.agent.request.SnmpRequest;
import org.snmp4j.asn1.BER;
import org.snmp4j.smi.VariableBinding;

/// GETBULK (RFC 3416 §4.2.3): row after row until the response is full, each varbind measured once.
///
/// snmp4j-agent's own handler measures the whole response again for every varbind.
final class BulkHandler implements RequestHandler<SnmpRequest> {

    @Override
    public boolean isSupported(int pduType) {
        return pduType == PDU.GETBULK;
    }

    @Override
    public void processPdu(SnmpRequest request, MOServer server) {
        PDU pdu = request.getSource().getPDU();
        Page page = new Page(roomForVarBinds(pdu, request.getSource().getMaxSizeResponsePDU()));
        StoreObject object = ((StoreServer) server).object();
        List<Column> columns = new ArrayList<>(pdu.size());
        for (VariableBinding asked : pdu.getVariableBindings()) {
            columns.add(new Column(object.store(), asked.getOid()));
        }
        StoreRequest answered = (StoreRequest) request;
        if (answered.isDecided()) {
            return;
        }
        try {
            fill(page, columns, request.getNonRepeaters(), pdu.getMaxRepetitions());
            answered.answer(page.varBinds);
        } catch (SilenceException e) {
            answered.silence(e);
        } catch (RefusedException e) {
            answered.fail(page.current, e.status().code());
        } catch (RuntimeException e) {
            object.failed("GETBULK", e);
            answered.fail(page.current, PDU.genErr);
        }
    }

    /// The octets of a PDU of `size` octets that its varbinds may take.
    private static int roomForVarBinds(PDU pdu, int size) {
        int headers = 2 * (1 + BER.getBERLengthOfLength(size));
        int noError = 2 * 3;
        return size - headers - pdu.getRequestID().getBERLength() - noError;
    }

    private static void fill(Page page, List<Column> columns, int nonRepeaters, int repetitions) {
        for (int i = 0; i < nonRepeaters; i++) {
            if (!page.add(columns, i, 1)) {
                return;
            }
        }
        for (int left = repetitions; left > 0; left--) {
            boolean ended = true;
            for (int i = nonRepeaters; i < columns.size(); i++) {
                if (!page.add(columns, i, left)) {
                    return;
                }
                ended &= columns.get(i).hasEnded();
            }
            if (ended) {
                return;
            }
        }
    }

    /// The varbinds of one response, and the room that is left for more.
    private static final class Page {

        private final List<VariableBinding> varBinds = new ArrayList<>();
        private int room;
        private int current;

        Page(int room) {
            this.room = room;
        }

        /// Adds the next varbind of the column at `index`; false if it does not fit.
        boolean add(List<Column> columns, int index, int rowsLeft) {
            current = index;
            // No varbind is smaller than eight octets; do not read what cannot fit.
            int useful = room / (8 * columns.size()) + 1;
            VariableBinding varBind = columns.get(index).next(Math.min(rowsLeft, useful));
            room -= varBind.getBERLength();
            return room >= 0 && varBinds.add(varBind);
        }
    }
}
