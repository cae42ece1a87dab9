package dev.sonde.cli.options;

/// What was typed makes no sense; nothing has been sent.
public final class UsageException extends RuntimeException {

    private static final long serialVersionUID = 1;

    public UsageException(String message) {
        super(message);
    }
}
