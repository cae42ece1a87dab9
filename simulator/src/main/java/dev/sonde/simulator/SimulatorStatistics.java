package dev.sonde.simulator;

/// What a simulator has done since it was started. Each datagram received is counted once more, as
/// what became of it; each notification once for each target.
///
/// @param received datagrams received.
/// @param answered requests answered, with values or with an error-status.
/// @param malformed datagrams dropped because they are no SNMP message.
/// @param unknownVersion messages dropped because their version is not served.
/// @param unknownCommunity messages dropped because no device answers to their community, at this
///   address, in this version, or to this manager.
/// @param refused v3 messages that the engine refused, for their engineID, user, level, digest,
///   time, encryption or context; the manager is told by a report where it can be.
/// @param unsupported messages dropped because they ask for nothing: responses, traps, reports.
/// @param silent requests that a device left without an answer on purpose.
/// @param unsent requests without an answer because not even the error would fit, or the network
///   did not take it.
/// @param storeFailures how often a device's store failed; each is answered with genErr or
///   commitFailed, so that it is among `answered` too.
/// @param trapsSent traps that left.
/// @param informsAcknowledged informs whose receiver acknowledged them.
/// @param notificationsFailed traps that could not be sent, and informs that were not acknowledged.
public record SimulatorStatistics(
        long received,
        long answered,
        long malformed,
        long unknownVersion,
        long unknownCommunity,
        long refused,
        long unsupported,
        long silent,
        long unsent,
        long storeFailures,
        long trapsSent,
        long informsAcknowledged,
        long notificationsFailed) {}
