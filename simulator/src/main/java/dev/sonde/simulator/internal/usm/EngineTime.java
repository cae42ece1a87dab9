package dev.sonde.simulator.internal.usm;

/// The boots and the time of an engine at one moment (RFC 3414 §2.2).
///
/// @param boots snmpEngineBoots, 1 to 2,147,483,647, where it stays.
/// @param time snmpEngineTime, the seconds since boots changed, 0 to 2,147,483,647.
record EngineTime(int boots, int time) {

    /// Boots that have come to their end: nothing is authentic from then on (RFC 3414 §2.2.2).
    static final int LATCHED = Integer.MAX_VALUE;

    private static final int WINDOW_SECONDS = 150;
    private static final int TIME_BITS = 31;

    /// The time of an engine that had `boots` when it started `seconds` ago.
    ///
    /// > If snmpEngineTime ever reaches its maximum value (2147483647), then snmpEngineBoots is
    /// > incremented as if the SNMP engine has re-booted and snmpEngineTime is reset to zero.
    static EngineTime after(int boots, long seconds) {
        long rolled = boots + (seconds >>> TIME_BITS);
        return new EngineTime((int) Math.min(rolled, LATCHED), (int) (seconds & Integer.MAX_VALUE));
    }

    /// RFC 3414 §3.2 step 7 a, for messages to an engine that is authoritative.
    boolean isInWindow(int messageBoots, int messageTime) {
        return boots != LATCHED
                && messageBoots == boots
                && Math.abs((long) messageTime - time) <= WINDOW_SECONDS;
    }
}
