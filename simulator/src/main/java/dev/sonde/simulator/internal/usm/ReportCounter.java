package dev.sonde.simulator.internal.usm;

import dev.sonde.client.Oid;

/// The counters that an engine's reports name, and thereby what was wrong with a request.
public enum ReportCounter {
    /// usmStatsUnsupportedSecLevels (RFC 3414 §5).
    UNSUPPORTED_SEC_LEVELS("1.3.6.1.6.3.15.1.1.1.0"),
    /// usmStatsNotInTimeWindows.
    NOT_IN_TIME_WINDOWS("1.3.6.1.6.3.15.1.1.2.0"),
    /// usmStatsUnknownUserNames.
    UNKNOWN_USER_NAMES("1.3.6.1.6.3.15.1.1.3.0"),
    /// usmStatsUnknownEngineIDs.
    UNKNOWN_ENGINE_IDS("1.3.6.1.6.3.15.1.1.4.0"),
    /// usmStatsWrongDigests.
    WRONG_DIGESTS("1.3.6.1.6.3.15.1.1.5.0"),
    /// usmStatsDecryptionErrors.
    DECRYPTION_ERRORS("1.3.6.1.6.3.15.1.1.6.0"),
    /// snmpUnknownPDUHandlers (RFC 3412 §5): nobody here answers for that contextEngineID, or such
    /// PDUs at all.
    UNKNOWN_PDU_HANDLERS("1.3.6.1.6.3.11.2.1.3.0"),
    /// snmpUnknownContexts (RFC 3413 §4.1.2).
    UNKNOWN_CONTEXTS("1.3.6.1.6.3.12.1.5.0");

    private final String oid;

    ReportCounter(String oid) {
        this.oid = oid;
    }

    /// The instance that a report carries.
    public Oid oid() {
        return Oid.of(oid);
    }
}
