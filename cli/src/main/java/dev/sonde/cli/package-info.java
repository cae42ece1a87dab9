/// The `sonde` command, thin above the other rooms: where the program starts, and how it fails.
/// Each command is in the package below that is named after what it does.
package dev.sonde.cli;
