package dev.sonde.simulator.variation;

import java.nio.file.Path;

/// What the modules of a recording may do, and where they look.
///
/// @param folder what relative paths in settings are relative to; where there is no such file, the
///   folder of the recording is.
/// @param subprocess what becomes of records of the module `subprocess`.
public record VariationOptions(Path folder, Subprocesses subprocess) {

    /// Whether a recording may run programs.
    public enum Subprocesses {
        /// A record that would is a problem, and left out.
        REFUSED,
        /// A record runs its program without a shell.
        DIRECT,
        /// A record is a command for `/bin/sh`.
        SHELL
    }

    /// Paths are relative to `folder`, and no recording may run programs.
    public static VariationOptions in(Path folder) {
        return new VariationOptions(folder, Subprocesses.REFUSED);
    }

    public VariationOptions withSubprocess(Subprocesses subprocess) {
        return new VariationOptions(folder, subprocess);
    }
}
