package dev.sonde.client.internal.message;

/// Octets that are no message, or not one that is wanted here; the message says why.
public final class MalformedMessageException extends Exception {

    private static final long serialVersionUID = 1;

    public MalformedMessageException(String message) {
        super(message);
    }

    public MalformedMessageException(String message, Throwable cause) {
        super(message, cause);
    }

    /// Octets that BER does not allow, or that end too early.
    ///
    /// @param offset where, from the start of the message.
    static MalformedMessageException at(int offset, String fault) {
        return new MalformedMessageException(fault + " at octet " + offset);
    }
}
