package dev.sonde.simulator.store;

/// Whether a store may keep a request waiting, for a disk or on purpose. A request that may wait is
/// answered on a virtual thread of its own, so that nobody waits with it.
public enum Waiting {
    /// Every call returns at once.
    NEVER,
    /// Reading returns at once, setting may wait.
    TO_SET,
    /// Every call may wait.
    ALWAYS
}
