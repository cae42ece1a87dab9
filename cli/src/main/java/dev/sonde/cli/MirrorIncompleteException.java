package dev.sonde.cli;

/// A mirror that could not be finished; the message says why, and where what came is.
final class MirrorIncompleteException extends RuntimeException {

    private static final long serialVersionUID = 1;

    MirrorIncompleteException(String message, Throwable cause) {
        super(message, cause);
    }
}
