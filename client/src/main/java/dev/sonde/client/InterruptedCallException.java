package dev.sonde.client;

/// The calling thread was interrupted while it waited; its interrupt flag is set again. Whether the
/// agent received the request is unknown.
public final class InterruptedCallException extends SnmpException {

    private static final long serialVersionUID = 1;

    public InterruptedCallException(Target target, String operation) {
        super("interrupted while waiting for %s to answer %s".formatted(target, operation));
    }
}
