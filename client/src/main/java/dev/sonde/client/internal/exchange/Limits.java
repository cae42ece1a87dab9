package dev.sonde.client.internal.exchange;

/// How much an engine may do at a time.
///
/// @param sockets how many sockets to open.
/// @param inFlight the most requests that wait for an answer at a time.
/// @param perSecond the most datagrams sent in a second; 0 for no limit.
/// @param inFlightPerAgent the most requests that wait for one agent's answer at a time.
/// @param spacingNanos the least time between two datagrams to one agent; 0 for none.
public record Limits(
        int sockets, int inFlight, int perSecond, int inFlightPerAgent, long spacingNanos) {}
