package dev.sonde.cli.output;

/// What this command was called by, for messages that say what to type next.
public final class ProgramName {

    public static final String TYPED = System.getProperty("sonde.command", "sonde");

    private ProgramName() {}
}
