package dev.sonde.simulator.internal.agent;

import dev.sonde.client.Oid;
import dev.sonde.client.Value;
import dev.sonde.client.internal.snmp4j.Variables;
import dev.sonde.simulator.store.OidStore;
import org.snmp4j.PDU;
import org.snmp4j.smi.SMIConstants;
import org.snmp4j.smi.Variable;
import org.snmp4j.smi.VariableBinding;

/// Whether a SET may change an object: the checks of RFC 3416 §4.2.5 that need no MIB.
final class WriteCheck {

    private final OidStore store;

    WriteCheck(OidStore store) {
        this.store = store;
    }

    /// The error-status that refuses `varBind`, or noError.
    int errorStatus(VariableBinding varBind) {
        Oid oid = Variables.fromSnmp4j(varBind.getOid());
        if (!store.isWritable(oid)) {
            return PDU.notWritable;
        }
        Variable variable = varBind.getVariable();
        if (variable.isException() || variable.getSyntax() == SMIConstants.SYNTAX_NULL) {
            return PDU.wrongType;
        }
        Value present = store.get(oid);
        // What an object without a value must be, only a MIB would know.
        boolean sameType =
                present == null
                        || !present.isPresent()
                        || present.syntax().tag() == variable.getSyntax();
        return sameType ? PDU.noError : PDU.wrongType;
    }
}
