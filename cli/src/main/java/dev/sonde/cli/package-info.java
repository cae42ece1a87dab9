/// The `sonde` command: one class for each subcommand, thin above the other rooms.
package dev.sonde.cli;
