package dev.sonde.simulator.variation;

import dev.sonde.client.Credentials;
import dev.sonde.client.IpAddress;
import dev.sonde.client.Oid;
import dev.sonde.client.TimeTicks;
import dev.sonde.client.VarBind;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A notification as a record of the module `notification` describes it: what to send and to whom.
///
/// @param host the name or address to send to.
/// @param port 1 to 65535.
/// @param ipv6 whether to send over IPv6.
/// @param bindAddress the local address to send from; null for the simulator's choice.
/// @param inform whether it is an InformRequest, and not a trap.
/// @param credentials with what: a community for v1 and v2c, a user for v3.
/// @param trapOid the value of snmpTrapOID.0.
/// @param uptime the value of sysUpTime.0; null for the device's.
/// @param agentAddress the agent-addr of v1; null for the device's.
/// @param enterprise the enterprise of v1; null for what [#trapOid()] says.
/// @param varBinds what follows.
public record NotificationSpec(
        String host,
        int port,
        boolean ipv6,
        @Nullable String bindAddress,
        boolean inform,
        Credentials credentials,
        Oid trapOid,
        @Nullable TimeTicks uptime,
        @Nullable IpAddress agentAddress,
        @Nullable Oid enterprise,
        List<VarBind> varBinds) {

    static final Set<String> KEYS =
            Set.of(
                    "value",
                    "hexvalue",
                    "op",
                    "vlist",
                    "version",
                    "ntftype",
                    "community",
                    "trapoid",
                    "uptime",
                    "agentaddress",
                    "enterprise",
                    "user",
                    "authproto",
                    "authkey",
                    "privproto",
                    "privkey",
                    "proto",
                    "host",
                    "port",
                    "bindaddr",
                    "varbinds");

    private static final String COLD_START = "1.3.6.1.6.3.1.1.5.1";

    public NotificationSpec {
        varBinds = List.copyOf(varBinds);
    }

    /// @throws IllegalArgumentException if a setting is missing or wrong; its message says no
    ///   secret.
    static NotificationSpec of(Settings settings) {
        NotificationSettings of = new NotificationSettings(settings);
        return new NotificationSpec(
                settings.require("host"),
                (int) of.number("port", "162", 1, 65_535),
                of.either("proto", "udp", "udp6"),
                settings.get("bindaddr"),
                of.either("ntftype", "trap", "inform"),
                of.credentials(),
                of.oid("trapoid", COLD_START),
                settings.get("uptime") == null
                        ? null
                        : new TimeTicks(of.number("uptime", "", 0, 0xFFFF_FFFFL)),
                settings.get("agentaddress") == null ? null : of.address("agentaddress"),
                settings.get("enterprise") == null ? null : of.oid("enterprise", ""),
                of.varBinds("varbinds"));
    }
}
