package dev.sonde.simulator.recording;

/// A line that holds no record; the message says why. Has no stack trace: a file may have millions
/// of such lines.
final class LineFault extends Exception {

    private static final long serialVersionUID = 1L;

    private final String fault;

    LineFault(String fault) {
        super(fault, null, false, false);
        this.fault = fault;
    }

    LineFault(IllegalArgumentException e) {
        this(String.valueOf(e.getMessage()));
    }

    String fault() {
        return fault;
    }
}
