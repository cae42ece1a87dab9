package dev.sonde.client;

import org.jspecify.annotations.Nullable;

/// The agent answered with an error-status; nothing was read or set.
public final class ErrorStatusException extends SnmpException {

    private static final long serialVersionUID = 1;

    private final ErrorStatus status;
    private final int index;
    private final transient @Nullable Oid oid;

    public ErrorStatusException(
            Target target, String operation, ErrorStatus status, int index, @Nullable Oid oid) {
        super(
                "%s answered %s with %s%s: %s"
                        .formatted(
                                target,
                                operation,
                                status,
                                oid == null ? "" : " at " + oid,
                                status.meaning()));
        this.status = status;
        this.index = index;
        this.oid = oid;
    }

    /// What went wrong.
    public ErrorStatus status() {
        return status;
    }

    /// The position of the varbind at fault, from 1; 0 where the error concerns none.
    public int index() {
        return index;
    }

    /// The OID at fault, or null where the error concerns none.
    public @Nullable Oid oid() {
        return oid;
    }
}
