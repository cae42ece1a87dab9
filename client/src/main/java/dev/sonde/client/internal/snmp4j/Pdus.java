package dev.sonde.client.internal.snmp4j;

import dev.sonde.client.VarBind;
import dev.sonde.client.internal.message.Pdu;
import dev.sonde.client.internal.message.PduType;
import java.util.ArrayList;
import java.util.List;
import org.snmp4j.PDU;
import org.snmp4j.smi.Integer32;
import org.snmp4j.smi.VariableBinding;

/// The border between our PDUs and snmp4j's, the same in every version of SNMP.
final class Pdus {

    private Pdus() {}

    /// Makes `pdu` the request `request`.
    static void fill(PDU pdu, Pdu request, int requestId) {
        pdu.setType((byte) request.type().tag());
        pdu.setRequestID(new Integer32(requestId));
        // In a GETBULK these two fields are non-repeaters and max-repetitions (RFC 3416 §3).
        pdu.setErrorStatus(request.errorStatus());
        pdu.setErrorIndex(request.errorIndex());
        for (VarBind varBind : request.varBinds()) {
            pdu.add(Variables.toSnmp4j(varBind));
        }
    }

    /// The response or report that `pdu` is.
    static Pdu fromSnmp4j(PDU pdu) {
        List<VarBind> varBinds = new ArrayList<>(pdu.size());
        for (VariableBinding binding : pdu.getVariableBindings()) {
            varBinds.add(Variables.fromSnmp4j(binding));
        }
        return new Pdu(
                pdu.getType() == PDU.REPORT ? PduType.REPORT : PduType.RESPONSE,
                pdu.getErrorStatus(),
                pdu.getErrorIndex(),
                varBinds);
    }

    /// snmp4j's decoder answers some malformed input with unchecked exceptions.
    static MalformedMessageException undecodable(Exception e) {
        String detail = e.getMessage() == null ? "" : ", " + e.getMessage();
        return new MalformedMessageException("it cannot be decoded" + detail, e);
    }
}
