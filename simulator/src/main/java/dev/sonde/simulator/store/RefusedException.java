package dev.sonde.simulator.store;

import dev.sonde.client.ErrorStatus;
import dev.sonde.client.Oid;
import org.jspecify.annotations.Nullable;

/// An object that answers with an error-status, on purpose: thrown by a store in place of a value,
/// and answered as it says. No failure of the store, so it is neither counted nor logged, unless it
/// has one as its cause.
///
/// From [OidStore#set(java.util.List)] it means that nothing was set, and names the object to
/// blame; with [ErrorStatus#UNDO_FAILED] it means that something was set and stayed.
public final class RefusedException extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final ErrorStatus status;
    private final transient @Nullable Oid oid;

    public RefusedException(ErrorStatus status) {
        this(status, null, null);
    }

    /// @param oid the object to blame, where a call is about several.
    public RefusedException(ErrorStatus status, Oid oid) {
        this(status, oid, null);
    }

    /// @param oid the object to blame, or null where that is clear or unknown.
    /// @param failure what failed, where something did.
    RefusedException(ErrorStatus status, @Nullable Oid oid, @Nullable RuntimeException failure) {
        super("the object answers " + status.label(), failure, false, false);
        if (status == ErrorStatus.NO_ERROR) {
            throw new IllegalArgumentException("noError refuses nothing");
        }
        this.status = status;
        this.oid = oid;
    }

    /// What became of a call about `oid` alone that threw `e`, for a caller that asked about
    /// several: `e` naming the object; genErr where `e` is a failure.
    static RuntimeException about(Oid oid, RuntimeException e) {
        return switch (e) {
            case SilenceException silence -> silence;
            case RefusedException refused when refused.oid != null -> refused;
            case RefusedException refused -> new RefusedException(refused.status, oid);
            default -> new RefusedException(ErrorStatus.GEN_ERR, oid, e);
        };
    }

    /// What is answered, in the words of v2c and v3.
    public ErrorStatus status() {
        return status;
    }

    /// The object to blame, or null where that is clear or unknown.
    public @Nullable Oid oid() {
        return oid;
    }
}
