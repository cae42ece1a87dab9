package dev.sonde.client;

/// A call on a session or an engine that is closed.
public final class ClosedException extends SnmpException {

    private static final long serialVersionUID = 1;

    public ClosedException(String what) {
        super(what + " is closed");
    }
}
