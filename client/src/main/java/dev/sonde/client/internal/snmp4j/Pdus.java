package dev.sonde.client.internal.snmp4j;

import dev.sonde.client.VarBind;
import dev.sonde.client.internal.message.Pdu;
import org.snmp4j.PDU;
import org.snmp4j.smi.Integer32;

/// The border between our PDUs and snmp4j's, the same in every version of SNMP.
public final class Pdus {

    private Pdus() {}

    /// Makes `pdu` the request or notification `request`.
    public static void fill(PDU pdu, Pdu request, int requestId) {
        pdu.setType((byte) request.type().tag());
        pdu.setRequestID(new Integer32(requestId));
        // In a GETBULK these two fields are non-repeaters and max-repetitions (RFC 3416 §3).
        pdu.setErrorStatus(request.errorStatus());
        pdu.setErrorIndex(request.errorIndex());
        for (VarBind varBind : request.varBinds()) {
            pdu.add(Variables.toSnmp4j(varBind));
        }
    }
}
