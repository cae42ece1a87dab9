package dev.sonde.client;

import org.jspecify.annotations.Nullable;

/// A walk that could not reach its end: what it had delivered is right, and the rest is not known.
///
/// Where one exchange failed, that is the cause.
public final class WalkAbortedException extends SnmpException {

    /// Why a walk could not go on.
    public enum Reason {
        /// The agent answered an OID that is not after the one asked for, so the walk could last
        /// for ever.
        NOT_INCREASING,
        /// The agent stopped answering.
        TIMED_OUT,
        /// The agent failed at an object.
        ERROR_STATUS,
        /// The agent answered what the protocol does not allow.
        MALFORMED_RESPONSE,
        /// The agent's v3 engine refused to go on.
        REPORT,
        /// The [deadline of the walk][Target#walkDeadline()] passed.
        DEADLINE
    }

    private static final long serialVersionUID = 1;

    private final Reason reason;
    private final transient Oid lastOid;
    private final long rows;

    public WalkAbortedException(
            Target target,
            Oid root,
            Reason reason,
            String why,
            Oid lastOid,
            long rows,
            @Nullable SnmpException cause) {
        super(
                "the walk of %s on %s stopped after %d varbinds at %s: %s"
                        .formatted(root, target, rows, lastOid, why),
                cause);
        this.reason = reason;
        this.lastOid = lastOid;
        this.rows = rows;
    }

    public Reason reason() {
        return reason;
    }

    /// The last OID that was in order.
    public Oid lastOid() {
        return lastOid;
    }

    /// How many varbinds the walk had delivered.
    public long rows() {
        return rows;
    }
}
