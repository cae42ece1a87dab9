package dev.sonde.client.internal.snmp4j;

/// Octets that are no message, or not one that is wanted here; the message says why.
public final class MalformedMessageException extends Exception {

    private static final long serialVersionUID = 1;

    MalformedMessageException(String message, Throwable cause) {
        super(message, cause);
    }

    MalformedMessageException(String message) {
        super(message);
    }
}
