package dev.sonde.client.internal.message;

import dev.sonde.client.ErrorStatus;
import dev.sonde.client.Null;
import dev.sonde.client.Oid;
import dev.sonde.client.TimeTicks;
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

    private static final Oid SYS_UP_TIME = Oid.of("1.3.6.1.2.1.1.3.0");
    private static final Oid SNMP_TRAP_OID = Oid.of("1.3.6.1.6.3.1.1.4.1.0");

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

    /// A notification, a trap or an inform (RFC 3416 §4.2.6): `varBinds` after the two that every
    /// one begins with.
    public static Pdu notifying(
            PduType type, TimeTicks sysUpTime, Oid trapOid, List<VarBind> varBinds) {
        List<VarBind> all = new ArrayList<>(varBinds.size() + 2);
        all.add(new VarBind(SYS_UP_TIME, sysUpTime));
        all.add(new VarBind(SNMP_TRAP_OID, trapOid));
        all.addAll(varBinds);
        return new Pdu(type, 0, 0, all);
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

    /// The operation and its OIDs, as error messages name it: of a notification the one that says
    /// what it tells.
    public String describe() {
        if ((type == PduType.INFORM || type == PduType.TRAP) && varBinds.size() > 1) {
            return type + " " + varBinds.get(1).value().text();
        }
        return switch (varBinds.size()) {
            case 0 -> type + " of nothing";
            case 1 -> type + " " + varBinds.getFirst().oid();
            default ->
                    "%s %s and %d more"
                            .formatted(type, varBinds.getFirst().oid(), varBinds.size() - 1);
        };
    }
}
