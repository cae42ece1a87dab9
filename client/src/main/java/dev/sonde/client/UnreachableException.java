package dev.sonde.client;

/// The request could not be sent: the host name is unknown, or this machine has no way to the
/// address.
public final class UnreachableException extends SnmpException {

    private static final long serialVersionUID = 1;

    public UnreachableException(String message, Throwable cause) {
        super(message, cause);
    }
}
