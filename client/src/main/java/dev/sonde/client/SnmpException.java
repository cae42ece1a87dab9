package dev.sonde.client;

import org.jspecify.annotations.Nullable;

/// An exchange with an agent that failed. The message says target, operation, OID, tries, elapsed
/// time and what to check; it never holds a secret.
///
/// An object that is merely missing is no exception but a value: [Missing].
public abstract sealed class SnmpException extends RuntimeException
        permits SnmpTimeoutException,
                ErrorStatusException,
                ReportException,
                MalformedResponseException,
                WalkAbortedException,
                UnreachableException,
                InterruptedCallException,
                ClosedException {

    private static final long serialVersionUID = 1;

    SnmpException(String message) {
        super(message);
    }

    SnmpException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
