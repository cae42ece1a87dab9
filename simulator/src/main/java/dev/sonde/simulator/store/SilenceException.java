package dev.sonde.simulator.store;

/// An object that makes the device say nothing, on purpose: thrown by a store in place of a value;
/// the whole request stays without an answer.
public final class SilenceException extends RuntimeException {

    private static final long serialVersionUID = 1;

    public SilenceException() {
        super("the object stays silent", null, false, false);
    }
}
