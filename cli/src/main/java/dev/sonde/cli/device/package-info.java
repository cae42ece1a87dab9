/// Devices that are read from where a command line says they are: a recording, a database or a live
/// agent.
package dev.sonde.cli.device;
