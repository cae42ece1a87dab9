package dev.sonde.client;

/// A walk that cannot go on, because the agent's answers do not lead to an end.
public final class WalkAbortedException extends SnmpException {

    /// Why a walk cannot go on.
    public enum Reason {
        /// The agent answered an OID that is not after the one asked for, so the walk could last
        /// for ever.
        NOT_INCREASING
    }

    private static final long serialVersionUID = 1;

    private final Reason reason;
    private final transient Oid lastOid;
    private final long rows;

    public WalkAbortedException(Target target, Oid root, Oid lastOid, Oid nextOid, long rows) {
        super(
                "walk of %s on %s stopped after %d varbinds: the agent answered %s after %s, which does not increase"
                        .formatted(root, target, rows, nextOid, lastOid));
        this.reason = Reason.NOT_INCREASING;
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
