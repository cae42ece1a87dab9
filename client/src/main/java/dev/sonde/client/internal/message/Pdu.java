package dev.sonde.client.internal.message;

import dev.sonde.client.ErrorStatus;
import dev.sonde.client.Null;
import dev.sonde.client.Oid;
import dev.sonde.client.VarBind;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A PDU without its request-id, which belongs to the exchange and not to the question.
///
/// ```
/// PDU ::= request-id | error-status or non-repeaters | error-index or max-repetitions | varbinds
/// ```
///
/// @param errorStatus the error-status; non-repeaters in a GETBULK (RFC 3416 §3).
/// @param errorIndex the error-index; max-repetitions in a GETBULK.
public record Pdu(PduType type, int errorStatus, int errorIndex, List<VarBind> varBinds) {

    /// A request for the objects named `oids`.
    public static Pdu asking(PduType type, Collection<Oid> oids) {
        return new Pdu(type, 0, 0, unbound(oids));
    }

    /// A request for one object.
    public static Pdu asking(PduType type, Oid oid) {
        return new Pdu(type, 0, 0, List.of(new VarBind(oid, Null.NULL)));
    }

    public static Pdu bulk(int nonRepeaters, int maxRepetitions, Collection<Oid> oids) {
        return new Pdu(PduType.GET_BULK, nonRepeaters, maxRepetitions, unbound(oids));
    }

    public static Pdu set(List<VarBind> varBinds) {
        return new Pdu(PduType.SET, 0, 0, varBinds);
    }

    private static List<VarBind> unbound(Collection<Oid> oids) {
        List<VarBind> varBinds = new ArrayList<>(oids.size());
        for (Oid oid : oids) {
            varBinds.add(new VarBind(oid, Null.NULL));
        }
        return varBinds;
    }

    public ErrorStatus status() {
        return ErrorStatus.of(errorStatus);
    }

    /// The OID that a response's `index` (from 1) points at in this request, or null if at none.
    public @Nullable Oid oidAt(int index) {
        return index >= 1 && index <= varBinds.size() ? varBinds.get(index - 1).oid() : null;
    }

    /// The operation and its OIDs, as error messages name it.
    public String describe() {
        return switch (varBinds.size()) {
            case 0 -> type + " of nothing";
            case 1 -> type + " " + varBinds.getFirst().oid();
            default ->
                    "%s %s and %d more"
                            .formatted(type, varBinds.getFirst().oid(), varBinds.size() - 1);
        };
    }
}
