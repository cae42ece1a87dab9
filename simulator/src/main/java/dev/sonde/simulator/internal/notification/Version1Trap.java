package dev.sonde.simulator.internal.notification;

import dev.sonde.client.IpAddress;
import dev.sonde.client.Oid;
import dev.sonde.client.TimeTicks;
import dev.sonde.client.VarBind;
import dev.sonde.client.internal.snmp4j.Variables;
import dev.sonde.simulator.Notification;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.snmp4j.PDUv1;

/// The Trap-PDU of SNMPv1 (RFC 1157 §4.1.6) that says what a notification says (RFC 3584 §3.2).
final class Version1Trap {

    private static final Oid SNMP_TRAPS = Oid.of("1.3.6.1.6.3.1.1.5");
    private static final Oid SNMP_TRAP_ENTERPRISE = Oid.of("1.3.6.1.6.3.1.1.4.3.0");
    private static final Oid SNMP_TRAP_ADDRESS = Oid.of("1.3.6.1.6.3.18.1.3.0");
    private static final int EGP_NEIGHBOR_LOSS = 6;
    private static final int ENTERPRISE_SPECIFIC = 6;
    private static final IpAddress NO_ADDRESS = IpAddress.of("0.0.0.0");

    private Version1Trap() {}

    /// @param source the address that it is sent from.
    static PDUv1 of(Notification notification, TimeTicks sysUpTime, @Nullable InetAddress source) {
        Oid trapOid = notification.trapOid();
        boolean standard = isStandard(trapOid);
        int last = (int) trapOid.arc(trapOid.length() - 1);
        PDUv1 pdu = new PDUv1();
        pdu.setEnterprise(Variables.toSnmp4j(enterprise(notification, standard)));
        pdu.setAgentAddress(
                new org.snmp4j.smi.IpAddress(agentAddress(notification, source).toBytes()));
        pdu.setGenericTrap(
                Objects.requireNonNullElse(
                        notification.genericTrap(), standard ? last - 1 : ENTERPRISE_SPECIFIC));
        pdu.setSpecificTrap(
                Objects.requireNonNullElse(notification.specificTrap(), standard ? 0 : last));
        pdu.setTimestamp(sysUpTime.value());
        for (VarBind varBind : notification.varBinds()) {
            pdu.add(Variables.toSnmp4j(varBind));
        }
        return pdu;
    }

    private static boolean isStandard(Oid trapOid) {
        int length = SNMP_TRAPS.length() + 1;
        return trapOid.length() == length
                && SNMP_TRAPS.isPrefixOf(trapOid)
                && trapOid.arc(length - 1) >= 1
                && trapOid.arc(length - 1) <= EGP_NEIGHBOR_LOSS;
    }

    private static Oid enterprise(Notification notification, boolean standard) {
        if (notification.enterprise() != null) {
            return notification.enterprise();
        }
        if (standard) {
            return find(notification, SNMP_TRAP_ENTERPRISE) instanceof Oid told ? told : SNMP_TRAPS;
        }
        // > If the next-to-last sub-identifier of the snmpTrapOID value is zero, then the SNMPv1
        // > enterprise SHALL be the SNMPv2 snmpTrapOID value with the last 2 sub-identifiers
        // > removed, otherwise [...] with the last sub-identifier removed (RFC 3584 §3.2)
        Oid trapOid = notification.trapOid();
        int length = trapOid.length();
        boolean zero = length > 3 && trapOid.arc(length - 2) == 0;
        return first(trapOid, Math.max(2, length - (zero ? 2 : 1)));
    }

    private static Oid first(Oid oid, int length) {
        long[] arcs = new long[length];
        for (int i = 0; i < length; i++) {
            arcs[i] = oid.arc(i);
        }
        return Oid.of(arcs);
    }

    private static IpAddress agentAddress(Notification notification, @Nullable InetAddress source) {
        if (notification.agentAddress() != null) {
            return notification.agentAddress();
        }
        if (find(notification, SNMP_TRAP_ADDRESS) instanceof IpAddress told) {
            return told;
        }
        return source instanceof Inet4Address v4 ? IpAddress.of(v4.getAddress()) : NO_ADDRESS;
    }

    private static @Nullable Object find(Notification notification, Oid oid) {
        for (VarBind varBind : notification.varBinds()) {
            if (varBind.oid().equals(oid)) {
                return varBind.value();
            }
        }
        return null;
    }
}
