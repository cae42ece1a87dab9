package dev.sonde.simulator;

import dev.sonde.client.Oid;
import dev.sonde.client.VarBind;
import dev.sonde.client.Version;
import java.net.InetSocketAddress;
import java.time.Instant;
import java.util.List;

/// A request as it reached a device, whatever became of it. A retry is one more.
///
/// @param type what was asked for.
/// @param version the version of its message.
/// @param requestId the request-id of the PDU.
/// @param varBinds in the order of the PDU, values as the manager filled them in.
/// @param nonRepeaters of a GETBULK, 0 for others.
/// @param maxRepetitions of a GETBULK, 0 for others.
/// @param contextName the v3 context, empty in other versions.
/// @param userName the v3 user, empty in other versions.
/// @param source who asked.
/// @param receivedAt when it arrived, by the machine's clock.
public record ReceivedRequest(
        Type type,
        Version version,
        int requestId,
        List<VarBind> varBinds,
        int nonRepeaters,
        int maxRepetitions,
        String contextName,
        String userName,
        InetSocketAddress source,
        Instant receivedAt) {

    /// The requests that an agent takes (RFC 3416 §3).
    public enum Type {
        GET,
        GETNEXT,
        GETBULK,
        SET
    }

    public ReceivedRequest {
        varBinds = List.copyOf(varBinds);
    }

    /// The names asked for, in order.
    public List<Oid> oids() {
        return varBinds.stream().map(VarBind::oid).toList();
    }
}
