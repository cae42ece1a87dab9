package dev.sonde.client;

/// What proves to an agent that the caller may ask, and with it the version of SNMP spoken.
///
/// Secrets have no getters for text, no equality and no place in `toString`.
public sealed interface Credentials permits Community, UsmUser {

    /// The version these credentials belong to.
    Version version();
}
