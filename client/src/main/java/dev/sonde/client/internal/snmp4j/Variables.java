package dev.sonde.client.internal.snmp4j;

import dev.sonde.client.Counter32;
import dev.sonde.client.Counter64;
import dev.sonde.client.Gauge32;
import dev.sonde.client.Integer32;
import dev.sonde.client.IpAddress;
import dev.sonde.client.Missing;
import dev.sonde.client.Null;
import dev.sonde.client.OctetString;
import dev.sonde.client.Oid;
import dev.sonde.client.Opaque;
import dev.sonde.client.TimeTicks;
import dev.sonde.client.Value;
import dev.sonde.client.VarBind;
import org.snmp4j.smi.OID;
import org.snmp4j.smi.SMIConstants;
import org.snmp4j.smi.UnsignedInteger32;
import org.snmp4j.smi.Variable;
import org.snmp4j.smi.VariableBinding;

/// The border between our values and snmp4j's variables.
public final class Variables {

    private Variables() {}

    public static Oid fromSnmp4j(OID oid) {
        return Oid.ofUnsigned(oid.getValue());
    }

    public static OID toSnmp4j(Oid oid) {
        return new OID(oid.toUnsignedArray());
    }

    public static VarBind fromSnmp4j(VariableBinding binding) {
        return new VarBind(fromSnmp4j(binding.getOid()), fromSnmp4j(binding.getVariable()));
    }

    public static VariableBinding toSnmp4j(VarBind varBind) {
        return new VariableBinding(toSnmp4j(varBind.oid()), toSnmp4j(varBind.value()));
    }

    /// @throws IllegalArgumentException if the SMI has no such type.
    public static Value fromSnmp4j(Variable variable) {
        return switch (variable.getSyntax()) {
            case SMIConstants.SYNTAX_INTEGER -> new Integer32(variable.toInt());
            // Opaque is a subclass of OctetString in snmp4j.
            case SMIConstants.SYNTAX_OCTET_STRING ->
                    OctetString.of(((org.snmp4j.smi.OctetString) variable).getValue());
            case SMIConstants.SYNTAX_OPAQUE ->
                    Opaque.of(((org.snmp4j.smi.Opaque) variable).getValue());
            case SMIConstants.SYNTAX_OBJECT_IDENTIFIER -> fromSnmp4j((OID) variable);
            case SMIConstants.SYNTAX_IPADDRESS ->
                    IpAddress.of(
                            ((org.snmp4j.smi.IpAddress) variable).getInetAddress().getAddress());
            case SMIConstants.SYNTAX_COUNTER32 -> new Counter32(unsigned(variable));
            case SMIConstants.SYNTAX_GAUGE32 -> new Gauge32(unsigned(variable));
            case SMIConstants.SYNTAX_TIMETICKS -> new TimeTicks(unsigned(variable));
            case SMIConstants.SYNTAX_COUNTER64 ->
                    new Counter64(((org.snmp4j.smi.Counter64) variable).getValue());
            case SMIConstants.SYNTAX_NULL -> Null.NULL;
            case SMIConstants.EXCEPTION_NO_SUCH_OBJECT -> Missing.NO_SUCH_OBJECT;
            case SMIConstants.EXCEPTION_NO_SUCH_INSTANCE -> Missing.NO_SUCH_INSTANCE;
            case SMIConstants.EXCEPTION_END_OF_MIB_VIEW -> Missing.END_OF_MIB_VIEW;
            default ->
                    throw new IllegalArgumentException(
                            "no SMI type has the tag " + variable.getSyntax());
        };
    }

    private static long unsigned(Variable variable) {
        return ((UnsignedInteger32) variable).getValue();
    }

    public static Variable toSnmp4j(Value value) {
        return switch (value) {
            case Integer32 i -> new org.snmp4j.smi.Integer32(i.value());
            case OctetString s -> new org.snmp4j.smi.OctetString(s.bytes());
            case Oid o -> toSnmp4j(o);
            case IpAddress a -> new org.snmp4j.smi.IpAddress(a.toBytes());
            case Counter32 c -> new org.snmp4j.smi.Counter32(c.value());
            case Gauge32 g -> new org.snmp4j.smi.Gauge32(g.value());
            case TimeTicks t -> new org.snmp4j.smi.TimeTicks(t.value());
            case Opaque o -> new org.snmp4j.smi.Opaque(o.bytes());
            case Counter64 c -> new org.snmp4j.smi.Counter64(c.value());
            case Null _ -> org.snmp4j.smi.Null.instance;
            case Missing m ->
                    switch (m) {
                        case NO_SUCH_OBJECT -> org.snmp4j.smi.Null.noSuchObject;
                        case NO_SUCH_INSTANCE -> org.snmp4j.smi.Null.noSuchInstance;
                        case END_OF_MIB_VIEW -> org.snmp4j.smi.Null.endOfMibView;
                    };
        };
    }
}
