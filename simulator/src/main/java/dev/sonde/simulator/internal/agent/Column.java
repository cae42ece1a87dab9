package dev.sonde.simulator.internal.agent;

import dev.sonde.client.Oid;
import dev.sonde.client.VarBind;
import dev.sonde.client.internal.snmp4j.Variables;
import dev.sonde.simulator.store.OidStore;
import dev.sonde.simulator.store.Waiting;
import java.util.List;
import org.snmp4j.smi.Null;
import org.snmp4j.smi.OID;
import org.snmp4j.smi.VariableBinding;

/// One OID of a GETBULK and what follows it, read from the store in batches.
final class Column {

    private static final int BATCH = 64;

    private final OidStore store;
    private final int batchSize;
    private List<VarBind> batch = List.of();
    private int position;
    private OID last;
    private boolean ended;

    Column(OidStore store, OID start) {
        this.store = store;
        // Where reading takes long, nothing is read that may not fit into the answer.
        this.batchSize = store.waiting() == Waiting.ALWAYS ? 1 : BATCH;
        this.last = start;
    }

    /// The next varbind; at the end of the device endOfMibView under the last name, for ever.
    ///
    /// @param expected how many more are wanted, this one included.
    VariableBinding next(int expected) {
        if (position == batch.size() && !ended) {
            Oid from = batch.isEmpty() ? Variables.fromSnmp4j(last) : batch.getLast().oid();
            batch = store.next(from, Math.min(expected, batchSize));
            position = 0;
            ended = batch.isEmpty();
        }
        if (ended) {
            return new VariableBinding(last, Null.endOfMibView);
        }
        VariableBinding next = Variables.toSnmp4j(batch.get(position++));
        last = next.getOid();
        return next;
    }

    /// Whether [#next(int)] has come to the end.
    boolean hasEnded() {
        return ended;
    }
}
