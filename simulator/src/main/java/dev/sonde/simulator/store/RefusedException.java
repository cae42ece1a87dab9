package dev.sonde.simulator.store;

import dev.sonde.client.ErrorStatus;

/// An object that answers with an error-status, on purpose: thrown by a store in place of a value,
/// and answered as it says. No failure of the store, so it is neither counted nor logged.
public final class RefusedException extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final ErrorStatus status;

    public RefusedException(ErrorStatus status) {
        super("the object answers " + status.label(), null, false, false);
        this.status = status;
    }

    /// What is answered, in the words of v2c and v3.
    public ErrorStatus status() {
        return status;
    }
}
