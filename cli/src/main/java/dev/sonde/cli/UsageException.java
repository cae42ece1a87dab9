package dev.sonde.cli;

/// What was typed makes no sense; nothing has been sent.
final class UsageException extends RuntimeException {

    private static final long serialVersionUID = 1;

    UsageException(String message) {
        super(message);
    }
}
