package dev.sonde.client;

/// What an engine has done since it was opened.
///
/// @param sent datagrams sent, retries included.
/// @param answered requests that got an answer.
/// @param retried datagrams that were sent because an earlier try got no answer.
/// @param timedOut requests given up without an answer.
/// @param unmatched datagrams that answer nothing outstanding: late, duplicate, or foreign.
/// @param wrongSource datagrams that answer a request but come from another address than asked.
/// @param malformed datagrams dropped because they are no SNMP message that can be read.
/// @param discoveries how often an SNMPv3 engine had to be discovered.
/// @param inFlight requests waiting for an answer now.
public record EngineStatistics(
        long sent,
        long answered,
        long retried,
        long timedOut,
        long unmatched,
        long wrongSource,
        long malformed,
        long discoveries,
        int inFlight) {}
