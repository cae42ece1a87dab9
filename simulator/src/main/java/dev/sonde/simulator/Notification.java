package dev.sonde.simulator;

import dev.sonde.client.Counter64;
import dev.sonde.client.IpAddress;
import dev.sonde.client.Oid;
import dev.sonde.client.TimeTicks;
import dev.sonde.client.VarBind;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// What a device tells of its own accord, by a trap or an inform.
///
/// ```java
/// device.send(
///         Notification.of(Oid.of("1.3.6.1.6.3.1.1.5.3"), new VarBind(IF_INDEX, new Integer32(7))));
/// ```
///
/// Immutable; each `with` method returns a changed copy. What SNMPv1 says otherwise is derived (RFC
/// 3584 §3.2) where it is not given.
///
/// @param trapOid the value of snmpTrapOID.0.
/// @param varBinds what follows sysUpTime.0 and snmpTrapOID.0.
/// @param sysUpTime the value of sysUpTime.0; null for the device's when it is sent.
/// @param enterprise of v1 alone; null for what the trap OID says.
/// @param genericTrap of v1 alone, 0 to 6; null for what the trap OID says.
/// @param specificTrap of v1 alone; null for what the trap OID says.
/// @param agentAddress the agent-addr of v1 alone; null for the address it is sent from.
public record Notification(
        Oid trapOid,
        List<VarBind> varBinds,
        @Nullable TimeTicks sysUpTime,
        @Nullable Oid enterprise,
        @Nullable Integer genericTrap,
        @Nullable Integer specificTrap,
        @Nullable IpAddress agentAddress) {

    /// The device starts, and may be another than before (RFC 3418 §2).
    public static final Notification COLD_START = of(Oid.of("1.3.6.1.6.3.1.1.5.1"));

    /// The device starts, and is the same as before.
    public static final Notification WARM_START = of(Oid.of("1.3.6.1.6.3.1.1.5.2"));

    /// Somebody asked with a wrong community.
    public static final Notification AUTHENTICATION_FAILURE = of(Oid.of("1.3.6.1.6.3.1.1.5.5"));

    private static final int ENTERPRISE_SPECIFIC = 6;

    /// @throws IllegalArgumentException if an OID is none that BER can carry, a value is missing,
    ///   or the generic trap is out of range.
    public Notification {
        varBinds = List.copyOf(varBinds);
        requireObject(trapOid);
        for (VarBind varBind : varBinds) {
            requireObject(varBind.oid());
            if (varBind.value() instanceof Oid value) {
                requireObject(value);
            }
            require(
                    varBind.value().isPresent(),
                    "a notification has a value for each object, and none for " + varBind.oid());
        }
        if (enterprise != null) {
            requireObject(enterprise);
        }
        require(
                genericTrap == null || (genericTrap >= 0 && genericTrap <= ENTERPRISE_SPECIFIC),
                "a generic trap is 0 to 6, not " + genericTrap);
    }

    private static void requireObject(Oid oid) {
        require(
                oid.length() >= 2 && oid.arc(0) <= 2 && (oid.arc(0) == 2 || oid.arc(1) <= 39),
                oid + " cannot be sent: an OID starts with 0, 1 or 2, and then 0 to 39");
    }

    private static void require(boolean holds, String message) {
        if (!holds) {
            throw new IllegalArgumentException(message);
        }
    }

    /// The notification `trapOid` with these objects.
    public static Notification of(Oid trapOid, VarBind... varBinds) {
        return new Notification(trapOid, List.of(varBinds), null, null, null, null, null);
    }

    /// This notification with more objects after those it has.
    public Notification withMore(List<VarBind> more) {
        List<VarBind> all = new ArrayList<>(varBinds);
        all.addAll(more);
        return with(copy -> copy.varBinds = all);
    }

    public Notification withSysUpTime(TimeTicks sysUpTime) {
        return with(copy -> copy.sysUpTime = sysUpTime);
    }

    public Notification withEnterprise(Oid enterprise) {
        return with(copy -> copy.enterprise = enterprise);
    }

    public Notification withGenericTrap(int genericTrap) {
        return with(copy -> copy.genericTrap = genericTrap);
    }

    public Notification withSpecificTrap(int specificTrap) {
        return with(copy -> copy.specificTrap = specificTrap);
    }

    public Notification withAgentAddress(IpAddress agentAddress) {
        return with(copy -> copy.agentAddress = agentAddress);
    }

    /// Whether SNMPv1 can carry it: it has no Counter64 (RFC 3584 §3.2).
    public boolean fitsVersion1() {
        return varBinds.stream().noneMatch(varBind -> varBind.value() instanceof Counter64);
    }

    private Notification with(Consumer<Copy> change) {
        Copy copy = new Copy(this);
        change.accept(copy);
        return copy.notification();
    }

    /// A notification being changed.
    private static final class Copy {

        final Oid trapOid;
        List<VarBind> varBinds;
        @Nullable TimeTicks sysUpTime;
        @Nullable Oid enterprise;
        @Nullable Integer genericTrap;
        @Nullable Integer specificTrap;
        @Nullable IpAddress agentAddress;

        Copy(Notification notification) {
            this.trapOid = notification.trapOid;
            this.varBinds = notification.varBinds;
            this.sysUpTime = notification.sysUpTime;
            this.enterprise = notification.enterprise;
            this.genericTrap = notification.genericTrap;
            this.specificTrap = notification.specificTrap;
            this.agentAddress = notification.agentAddress;
        }

        Notification notification() {
            return new Notification(
                    trapOid,
                    varBinds,
                    sysUpTime,
                    enterprise,
                    genericTrap,
                    specificTrap,
                    agentAddress);
        }
    }
}
